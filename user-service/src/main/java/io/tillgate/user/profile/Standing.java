package io.tillgate.user.profile;

import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The standing of an account: the data of the accounts topic, read from the service that owns them.
 *
 * @param id the account id
 * @param userName the name as registered
 * @param status its status
 * @param groups its groups
 * @param version the number of its current version
 * @param credentialsChangedAt when the password was last set
 */
record Standing(
        UUID id,
        @Schema(name = "user_name") String userName,
        AccountStatus status,
        List<String> groups,
        long version,
        @Schema(name = "credentials_changed_at") Instant credentialsChangedAt) {

    static Standing of(Account account) {
        return new Standing(
                account.id(),
                account.userName(),
                account.status(),
                account.groups(),
                account.version(),
                account.credentialsChangedAt());
    }
}
