package io.tillgate.resource.quarkus;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.tillgate.resource.TokenIdentity;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.key.VerificationKey;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.staleness.StalenessGate;
import io.tillgate.resource.staleness.StalenessGate.Decision;
import io.tillgate.resource.token.BearerToken;
import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.MalformedTokenException;
import io.tillgate.resource.token.RevokedTokenException;
import io.tillgate.resource.token.TokenDigest;
import io.tillgate.resource.token.VerifiedToken;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Authenticates bearer tokens (RFC 6750 section 2.1). A token that was verified before is answered from the cache; any
 * other goes to {@code quarkus-oidc}. What OIDC makes of it is kept, and every refusal becomes one of two answers: the
 * token is not good (401), or whether it is cannot be told now (503).
 */
@ApplicationScoped
class BearerTokenMechanism implements HttpAuthenticationMechanism {
    private static final int BEFORE_OIDC = DEFAULT_PRIORITY + 1_000;

    private final OidcAuthenticationMechanism oidc;
    private final StalenessGate gate;
    private final VerifiedTokenCache<SecurityIdentity> cache;
    private final RevocationLog revocations;
    private final VerificationKeys keys;
    private final ResourceServerConfig config;

    BearerTokenMechanism(
            OidcAuthenticationMechanism oidc,
            StalenessGate gate,
            VerifiedTokenCache<SecurityIdentity> cache,
            RevocationLog revocations,
            VerificationKeys keys,
            ResourceServerConfig config) {
        this.oidc = oidc;
        this.gate = gate;
        this.cache = cache;
        this.revocations = revocations;
        this.keys = keys;
        this.config = config;
    }

    @Override
    public int getPriority() {
        return BEFORE_OIDC;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        try {
            Optional<BearerToken> presented =
                    BearerToken.from(context.request().headers().getAll(HttpHeaders.AUTHORIZATION));
            return presented.isEmpty()
                    ? Uni.createFrom().nullItem()
                    : authenticate(presented.get(), context, identities);
        } catch (MalformedTokenException | RevokedTokenException e) {
            return Refusal.INVALID_TOKEN.refuse(context, e);
        }
    }

    private Uni<SecurityIdentity> authenticate(
            BearerToken token, RoutingContext context, IdentityProviderManager identities) {
        Decision decision = gate.decide();
        TokenDigest digest = token.digest();
        if (decision == Decision.SERVE) {
            Optional<SecurityIdentity> known = cache.get(digest);
            if (known.isPresent()) {
                return Uni.createFrom().item(known.get());
            }
        }
        boolean opaque = checkHeader(token);
        return switch (decision) {
            case SERVE ->
                verifyAndKeep(
                        digest,
                        opaque ? config.cache().opaqueTtl() : config.cache().jwtTtl(),
                        context,
                        identities);
            case INTROSPECT -> introspect(context, identities);
            case REFUSE -> Refusal.UNAVAILABLE.refuse(context, null);
        };
    }

    private Uni<SecurityIdentity> verifyAndKeep(
            TokenDigest digest, Duration keepFor, RoutingContext context, IdentityProviderManager identities) {
        return verify(context, identities).onItem().ifNotNull().transformToUni(identity -> {
            if (identity.getAttribute(TokenIdentity.ATTRIBUTE) instanceof VerifiedToken verified) {
                cache.put(digest, verified, identity, keepFor);
                // A revocation may have arrived since the augmentor asked the log.
                if (revocations.isRevoked(verified)) {
                    return Refusal.INVALID_TOKEN.refuse(context, null);
                }
            }
            return Uni.createFrom().item(identity);
        });
    }

    private Uni<SecurityIdentity> introspect(RoutingContext context, IdentityProviderManager identities) {
        context.put(OidcUtils.TENANT_ID_ATTRIBUTE, OidcTenants.INTROSPECTING);
        return verify(context, identities);
    }

    private Uni<SecurityIdentity> verify(RoutingContext context, IdentityProviderManager identities) {
        return Uni.createFrom()
                .deferred(() -> oidc.authenticate(context, identities))
                .onFailure()
                .recoverWithUni(failure -> Refusal.of(failure).refuse(context, failure));
    }

    /**
     * RFC 9068 section 4: the type is that of an access token. RFC 8725 section 3.1: each key has one algorithm.
     *
     * @return whether the token is opaque
     */
    private boolean checkHeader(BearerToken token) {
        Optional<JoseHeader> header = token.joseHeader();
        if (header.isEmpty()) {
            if (config.clientId().isEmpty()) {
                throw new MalformedTokenException("opaque tokens are not accepted without a client to introspect them");
            }
            return true;
        }
        JoseHeader jose = header.get();
        if (!jose.isAccessToken()) {
            throw new MalformedTokenException("typ is not " + JoseHeader.ACCESS_TOKEN_TYPE);
        }
        Optional<VerificationKey> key = keys.known(jose.keyId());
        if (key.isPresent() && !key.get().algorithm().equals(jose.algorithm())) {
            throw new MalformedTokenException("alg is not the key's");
        }
        return false;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        Refusal refusal = Refusal.in(context);
        return Uni.createFrom().item(new ChallengeData(refusal.status(), refusal.headerName(), refusal.headerValue()));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        return Refusal.in(context).send(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }
}
