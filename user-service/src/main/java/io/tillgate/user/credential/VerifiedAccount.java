package io.tillgate.user.credential;

import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The account data that auth-service receives if the password is right.
 *
 * @param id the account id
 * @param userName the name as registered
 * @param email null if it has none
 * @param displayName null if it has none
 * @param status its status; only active accounts get tokens
 * @param groups its groups
 * @param version the number of its current version
 * @param credentialsChangedAt when the password was last set
 */
record VerifiedAccount(
        UUID id,
        @Schema(name = "user_name") String userName,
        @Schema(nullable = true) @Nullable String email,

        @Schema(name = "display_name", nullable = true) @Nullable
        String displayName,

        AccountStatus status,
        List<String> groups,
        long version,
        @Schema(name = "credentials_changed_at") Instant credentialsChangedAt) {

    static VerifiedAccount of(Account account) {
        return new VerifiedAccount(
                account.id(),
                account.userName(),
                account.email(),
                account.displayName(),
                account.status(),
                account.groups(),
                account.version(),
                account.credentialsChangedAt());
    }
}
