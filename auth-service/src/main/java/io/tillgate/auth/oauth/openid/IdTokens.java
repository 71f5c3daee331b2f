package io.tillgate.auth.oauth.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Authentication;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.key.TokenSigner;
import io.tillgate.auth.support.error.OAuthException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Issues ID tokens (OpenID Connect Core 1.0 section 2). The same order yields the same claims, except for claims of the
 * account that have changed.
 */
@ApplicationScoped
public class IdTokens {
    /** The {@code typ} of ID tokens, which no other token of this issuer has. */
    public static final String TYPE = "JWT";

    private static final Logger LOG = Logger.getLogger(IdTokens.class);

    private final TokenSigner signer;
    private final Profiles profiles;
    private final GroupsClaim groups;
    private final String issuer;
    private final Duration lifetime;

    IdTokens(TokenSigner signer, Profiles profiles, GroupsClaim groups, AuthConfig config, OpenIdConfig openId) {
        this.signer = signer;
        this.profiles = profiles;
        this.groups = groups;
        this.issuer = config.issuer().toString();
        this.lifetime = openId.idTokenLifetime();
    }

    /**
     * The content of an ID token to be issued.
     *
     * @param client its audience
     * @param grant the grant whose current generation it comes with
     * @param scopes the scopes of the access token that it comes with
     * @param accessToken that access token
     * @param issuedAt when both tokens are issued
     */
    public record Order(
            RegisteredClient client, Grant grant, List<String> scopes, String accessToken, Instant issuedAt) {
        @Override
        public String toString() {
            return "Order[" + grant.id() + "]";
        }
    }

    /**
     * Returns the ID token; empty if {@code openid} is not granted or the account did not sign in with a browser. It
     * may call user-service for the {@code claims} parameter, so it must not be called in a transaction. If
     * user-service does not answer, its claims are omitted, since the code or refresh token is already used up.
     */
    public Uni<Optional<String>> idToken(Order order) {
        Authentication authentication = order.grant().authentication();
        if (authentication == null || !order.scopes().contains(StandardClaims.OPENID)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return accountClaims(order, authentication).map(asked -> Optional.of(sign(order, authentication, asked)));
    }

    /** Returns the claims that the parameter requests, and {@code groups} if granted, which clients need at sign-in. */
    private Uni<Map<String, Object>> accountClaims(Order order, Authentication authentication) {
        Set<String> names =
                new HashSet<>(RequestedClaims.parse(authentication.claims()).idToken());
        names.retainAll(StandardClaims.of(order.client().scopes()));
        if (order.scopes().contains(StandardClaims.GROUPS)) {
            names.add(StandardClaims.GROUPS);
        }
        UUID accountId = order.grant().accountId();
        return groups.of(accountId, names)
                .flatMap(known -> profile(accountId, names).map(told -> {
                    Map<String, Object> claims = new LinkedHashMap<>(told);
                    claims.putAll(known);
                    return claims;
                }));
    }

    private Uni<Map<String, Object>> profile(UUID accountId, Set<String> names) {
        if (StandardClaims.areKnownHere(names)) {
            return Uni.createFrom().item(Map.of());
        }
        return profiles.find(accountId)
                .map(found -> found.map(profile -> StandardClaims.values(profile, names))
                        .orElse(Map.of()))
                .onFailure(OAuthException.class)
                .invoke(e -> LOG.warnf("An ID token is issued without the requested claims: %s", e.getMessage()))
                .onFailure(OAuthException.class)
                .recoverWithItem(Map.of());
    }

    private String sign(Order order, Authentication authentication, Map<String, Object> accountClaims) {
        Map<String, Object> claims = new LinkedHashMap<>(accountClaims);
        claims.put("iss", issuer);
        claims.put("sub", order.grant().accountId().toString());
        claims.put("aud", order.client().clientId());
        claims.put("exp", order.issuedAt().plus(lifetime).getEpochSecond());
        claims.put("iat", order.issuedAt().getEpochSecond());
        claims.put("auth_time", authentication.authTime().getEpochSecond());
        claims.put("acr", authentication.acr());
        claims.put("amr", authentication.amr());
        claims.put("sid", authentication.sessionId().toString());
        JWSAlgorithm algorithm = order.client().idTokenAlgorithm();
        claims.put("at_hash", hash(order.accessToken(), algorithm));
        // A refreshed ID token should have no nonce (section 12.2), since it answers no authentication request.
        if (authentication.nonce() != null && order.grant().generation() == 0) {
            claims.put("nonce", authentication.nonce());
        }
        return signer.sign(TYPE, claims, algorithm);
    }

    /** Returns the left half of the hash that the algorithm of the ID token uses (section 3.1.3.6). */
    private static String hash(String accessToken, JWSAlgorithm algorithm) {
        return AccessTokenHash.compute(new BearerAccessToken(accessToken), algorithm, Curve.Ed25519)
                .getValue();
    }
}
