package io.tillgate.auth.account;

import static java.util.Map.entry;

import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.key.TokenSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Issues tokens by which this service calls other services on behalf of a signed-in account. They are valid for a
 * minute at the suite's own APIs, allow no more than the account may do itself, and never leave the suite.
 */
@ApplicationScoped
public class AccountTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final String ADMINISTRATORS = "administrator";

    private final TokenSigner signer;
    private final String issuer;
    private final Clock clock;

    AccountTokens(TokenSigner signer, AuthConfig config, Clock clock) {
        this.signer = signer;
        this.issuer = config.issuer().toString();
        this.clock = clock;
    }

    /** Returns the {@code Authorization} header of a call on behalf of a signed-in account. */
    public String authorization(SignedInAccount caller) {
        Account account = caller.account();
        long now = clock.instant().getEpochSecond();
        String scope = account.groups().contains(ADMINISTRATORS) ? "account admin" : "account";
        return "Bearer "
                + signer.sign(
                        TokenSigner.ACCESS_TOKEN,
                        Map.ofEntries(
                                entry("iss", issuer),
                                entry("sub", account.id().toString()),
                                entry("client_id", ServiceToken.CLIENT_ID),
                                entry("aud", issuer),
                                entry("scope", scope),
                                entry("groups", account.groups()),
                                entry("auth_time", caller.authTime().getEpochSecond()),
                                entry("iat", now),
                                entry("nbf", now),
                                entry("exp", now + LIFETIME.toSeconds()),
                                entry("jti", UUID.randomUUID().toString())));
    }
}
