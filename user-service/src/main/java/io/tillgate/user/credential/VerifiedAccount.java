package io.tillgate.user.credential;

import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What auth-service learns of an account whose password was right.
 *
 * @param id the account id
 * @param userName the name as it was registered
 * @param email null where it has none
 * @param displayName null where it has none
 * @param status what it may do: only an active one gets tokens
 * @param groups its groups
 * @param version counts its changes
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
