package io.tillgate.user.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account as responses show it, without its credential.
 *
 * @param id the account id, the {@code sub} of its tokens
 * @param userName the name that it signs in with
 * @param email null if it has none
 * @param pendingEmail the address that replaces {@code email} once the link sent to it is used; null if there is none
 * @param displayName null if it has none
 * @param status its status
 * @param groups its groups
 * @param createdAt the time when it was created
 */
@Schema(name = "Account")
public record AccountResponse(
        UUID id,

        @Schema(name = "user_name", examples = "ada") String userName,

        @Schema(nullable = true) @Nullable String email,

        @Schema(
                name = "pending_email",
                nullable = true,
                description = "Replaces email when the link sent to this address is used")
        @Nullable
        String pendingEmail,

        @Schema(name = "display_name", nullable = true) @Nullable
        String displayName,

        AccountStatus status,

        List<String> groups,

        @Schema(name = "created_at") Instant createdAt) {

    public static AccountResponse of(Account account) {
        return new AccountResponse(
                account.id(),
                account.userName(),
                account.email(),
                account.pendingEmail(),
                account.displayName(),
                account.status(),
                account.groups(),
                account.createdAt());
    }
}
