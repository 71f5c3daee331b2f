package io.tillgate.user.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of accounts.
 *
 * @param items the accounts, oldest first
 * @param nextCursor the cursor of the next page; null on the last page
 */
record AccountPage(
        List<AccountResponse> items,

        @Schema(name = "next_cursor", nullable = true) @Nullable
        String nextCursor) {}
