package io.tillgate.resource.quarkus;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.tillgate.resource.issuer.TrustedIssuer;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.key.VerificationKey;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.revocation.RevocationPendingException;
import io.tillgate.resource.staleness.StalenessGate.Decision;
import io.tillgate.resource.token.BearerToken;
import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.JwtVerifier;
import io.tillgate.resource.token.MalformedTokenException;
import io.tillgate.resource.token.RevokedTokenException;
import io.tillgate.resource.token.TokenDigest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Authenticates bearer tokens (RFC 6750 section 2.1). A token that was verified before is answered from the cache, a
 * JWT is verified with its issuer's keys, and any other token is introspected by {@code quarkus-oidc}. The result is
 * cached. Every refusal is one of two answers: the token is not valid (401), or its validity is unknown (503).
 */
@ApplicationScoped
class BearerTokenMechanism implements RefusingMechanism {
    private static final int BEFORE_OIDC = DEFAULT_PRIORITY + 1_000;

    private final OidcAuthenticationMechanism oidc;
    private final TrustedIssuers issuers;
    private final VerifiedIdentities verifiedIdentities;
    private final ResourceServerConfig config;

    BearerTokenMechanism(
            OidcAuthenticationMechanism oidc,
            TrustedIssuers issuers,
            VerifiedIdentities verifiedIdentities,
            ResourceServerConfig config) {
        this.oidc = oidc;
        this.issuers = issuers;
        this.verifiedIdentities = verifiedIdentities;
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
            if (presented.isEmpty()) {
                return Uni.createFrom().nullItem();
            }
            // quarkus-oidc parses the header again, and expects a single space.
            context.request()
                    .headers()
                    .set(HttpHeaders.AUTHORIZATION, "Bearer " + presented.get().value());
            return authenticate(presented.get(), context, identities);
        } catch (MalformedTokenException | RevokedTokenException e) {
            return Refusal.INVALID_TOKEN.refuse(context, e);
        } catch (RevocationPendingException e) {
            return Refusal.UNAVAILABLE.refuse(context, e);
        }
    }

    private Uni<SecurityIdentity> authenticate(
            BearerToken token, RoutingContext context, IdentityProviderManager identities) {
        TrustedIssuer issuer = issuers.of(token.value());
        Decision decision = issuers.decide(issuer);
        TokenDigest digest = token.digest();
        if (decision == Decision.SERVE) {
            StalenessFilter.noteStale(context, issuer.gate());
            Optional<SecurityIdentity> known = verifiedIdentities.known(digest);
            if (known.isPresent()) {
                return Uni.createFrom().item(known.get());
            }
        }
        Optional<JoseHeader> header = checkHeader(token, issuer.keys());
        return switch (decision) {
            case SERVE ->
                header.isEmpty()
                        ? verifiedIdentities.keep(digest, config.cache().opaqueTtl(), ask(context, identities), context)
                        : verifiedIdentities.keep(
                                digest,
                                config.cache().jwtTtl(),
                                verify(token, header.get(), issuer, context, identities),
                                context);
            case INTROSPECT -> introspect(context, identities);
            case REFUSE -> Refusal.UNAVAILABLE.refuse(context, null);
        };
    }

    /** Verifies a JWT here, because {@code quarkus-oidc} would refuse concurrent requests with the same new key. */
    private Uni<SecurityIdentity> verify(
            BearerToken token,
            JoseHeader header,
            TrustedIssuer issuer,
            RoutingContext context,
            IdentityProviderManager identities) {
        VerificationKeys keys = issuer.keys();
        Optional<VerificationKey> known = keys.known(header.keyId());
        Uni<Optional<VerificationKey>> key =
                known.isPresent() ? Uni.createFrom().item(known) : lookUp(keys, header.keyId());
        return VerifiedIdentities.refused(
                context,
                key.flatMap(found -> found.isEmpty()
                        ? unknownKey(keys, context)
                        : identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(
                                new VerifiedJwt(verified(token, header, found.get(), issuer.verifier()), token.value()),
                                context))));
    }

    /** Looks up a key. The fetch completes on another thread, so the request returns to its own context. */
    private static Uni<Optional<VerificationKey>> lookUp(VerificationKeys keys, String keyId) {
        Context here = Vertx.currentContext();
        Uni<Optional<VerificationKey>> key = Uni.createFrom().completionStage(() -> keys.lookUp(keyId));
        return here == null ? key : key.emitOn(task -> here.runOnContext(ignored -> task.run()));
    }

    private static Uni<SecurityIdentity> unknownKey(VerificationKeys keys, RoutingContext context) {
        return keys.isOutOfReach()
                ? Refusal.UNAVAILABLE.refuse(context, null)
                : Refusal.INVALID_TOKEN.refuse(context, new MalformedTokenException("kid is not a key of the issuer"));
    }

    private static JwtClaims verified(BearerToken token, JoseHeader header, VerificationKey key, JwtVerifier verifier) {
        checkAlgorithm(header, key);
        try {
            return verifier.verify(token.value(), key);
        } catch (InvalidJwtException e) {
            throw new AuthenticationFailedException(e);
        }
    }

    private Uni<SecurityIdentity> introspect(RoutingContext context, IdentityProviderManager identities) {
        context.put(OidcUtils.TENANT_ID_ATTRIBUTE, OidcTenants.INTROSPECTING);
        return ask(context, identities);
    }

    private Uni<SecurityIdentity> ask(RoutingContext context, IdentityProviderManager identities) {
        return VerifiedIdentities.refused(
                context, Uni.createFrom().deferred(() -> oidc.authenticate(context, identities)));
    }

    /**
     * Checks the type (RFC 9068 section 4) and, if the key is known, the algorithm (RFC 8725 section 3.1).
     *
     * @return empty if the token is opaque
     */
    private Optional<JoseHeader> checkHeader(BearerToken token, VerificationKeys keys) {
        Optional<JoseHeader> header = token.joseHeader();
        if (header.isEmpty()) {
            if (config.clientId().isEmpty()) {
                throw new MalformedTokenException("opaque tokens are not accepted without a client to introspect them");
            }
            return header;
        }
        JoseHeader jose = header.get();
        if (!jose.isAccessToken()) {
            throw new MalformedTokenException("typ is not " + JoseHeader.ACCESS_TOKEN_TYPE);
        }
        keys.known(jose.keyId()).ifPresent(key -> checkAlgorithm(jose, key));
        return header;
    }

    private static void checkAlgorithm(JoseHeader header, VerificationKey key) {
        if (!key.algorithm().equals(header.algorithm())) {
            throw new MalformedTokenException("alg does not match the key");
        }
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class, VerifiedJwt.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }
}
