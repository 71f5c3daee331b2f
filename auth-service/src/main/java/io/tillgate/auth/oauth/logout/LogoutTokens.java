package io.tillgate.auth.oauth.logout;

import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.key.TokenSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Creates logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.4), never with a {@code nonce}. */
@ApplicationScoped
class LogoutTokens {
    /** The {@code typ}, by which a logout token cannot be mistaken for an ID token. */
    static final String TYPE = "logout+jwt";

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final TokenSigner signer;
    private final Clock clock;
    private final String issuer;
    private final Duration lifetime;

    LogoutTokens(TokenSigner signer, Clock clock, AuthConfig config, LogoutConfig logout) {
        this.signer = signer;
        this.clock = clock;
        this.issuer = config.issuer().toString();
        this.lifetime = logout.tokenLifetime();
    }

    /** Returns a token for a client, signed with the algorithm of its ID tokens. */
    String of(LogoutNotice notice, RegisteredClient client) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", notice.accountId().toString());
        claims.put("aud", notice.clientId());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("jti", notice.id().toString());
        claims.put("sid", notice.sessionId().toString());
        claims.put("events", Map.of(EVENT, Map.of()));
        return signer.sign(TYPE, claims, client.idTokenAlgorithm());
    }
}
