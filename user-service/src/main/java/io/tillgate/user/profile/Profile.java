package io.tillgate.user.profile;

import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What auth-service may tell a client of an account.
 *
 * @param id the account id
 * @param userName the name as it was registered
 * @param displayName the name shown to people; null where it has none
 * @param email null where it has none
 * @param emailVerified whether a link that was sent to the address has been used
 * @param pendingEmail the address that replaces it when its link is used; null where none waits
 * @param status what it may do
 * @param updatedAt when it was last changed
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
