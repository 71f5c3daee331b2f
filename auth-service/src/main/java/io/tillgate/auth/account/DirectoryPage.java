package io.tillgate.auth.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of accounts.
 *
 * @param items the accounts, oldest first
 * @param nextCursor where the list goes on; null at its end
 */
public record DirectoryPage(
        List<DirectoryEntry> items, @Nullable String nextCursor) {}
