package io.tillgate.user;

import io.tillgate.testissuer.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** An issuer of tokens for accounts of this service. */
public final class AccountIssuer extends TestIssuer {
    /** The issuer, and the audience of this service. */
    public static final String ORIGIN = "http://issuer.example";

    AccountIssuer() {
        super(ORIGIN, ORIGIN, "user-service", "secret");
        start();
    }

    /** A token of an account. */
    public String user(UUID id, String scope, String... groups) {
        return signedIn(Duration.ZERO, id, scope, groups);
    }

    /** A token of an account that signed in some time ago. */
    public String signedIn(Duration ago, UUID id, String scope, String... groups) {
        return issue(claims(id.toString(), "pos-admin", scope)
                .with("groups", List.of(groups))
                .with("grant_id", "grant-of-" + id)
                .with("auth_time", Instant.now().getEpochSecond() - ago.toSeconds()));
    }

    /** A token of an account with the scope {@code account}, in group {@code user}. */
    public String user(UUID id) {
        return user(id, "account", "user");
    }

    /** A token of the administrator of the bootstrap file. */
    public String administrator() {
        return user(administratorId(), "account admin", "user", "administrator");
    }

    /** The account of the bootstrap file. */
    public static UUID administratorId() {
        return UUID.fromString(Objects.requireNonNull(Table.value("SELECT id FROM account WHERE user_name = 'admin'")));
    }

    /** An API key of an account. */
    public String apiKey(UUID id, String scope, String... groups) {
        return apiKey(id.toString(), scope, List.of(groups));
    }

    /** The token that opens the internal endpoint. */
    public String authService() {
        return clientToken("auth-service", "users:verify");
    }
}
