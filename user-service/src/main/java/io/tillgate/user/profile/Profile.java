package io.tillgate.user.profile;

import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The account data that auth-service may release to clients.
 *
 * @param id the account id
 * @param userName the name as registered
 * @param displayName the display name; null if it has none
 * @param email null if it has none
 * @param emailVerified whether a link that was sent to the address has been used
 * @param pendingEmail the address that replaces it once its link is used; null if there is none
 * @param status its status
 * @param updatedAt the time of the last change
 */
record Profile(
        UUID id,
        @Schema(name = "user_name") String userName,

        @Schema(name = "display_name", nullable = true) @Nullable
        String displayName,

        @Schema(nullable = true) @Nullable String email,
        @Schema(name = "email_verified") boolean emailVerified,

        @Schema(name = "pending_email", nullable = true) @Nullable
        String pendingEmail,

        AccountStatus status,
        @Schema(name = "updated_at") Instant updatedAt) {

    static Profile of(Account account) {
        return new Profile(
                account.id(),
                account.userName(),
                account.displayName(),
                account.email(),
                account.emailVerified(),
                account.pendingEmail(),
                account.status(),
                account.updatedAt());
    }
}
