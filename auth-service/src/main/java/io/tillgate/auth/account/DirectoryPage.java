package io.tillgate.auth.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of accounts.
 *
 * @param items the accounts, oldest first
 * @param nextCursor the cursor of the next page; null on the last
 */
public record DirectoryPage(
        List<DirectoryEntry> items, @Nullable String nextCursor) {}
