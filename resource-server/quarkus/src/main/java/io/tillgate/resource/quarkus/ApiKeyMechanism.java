package io.tillgate.resource.quarkus;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.revocation.RevocationPendingException;
import io.tillgate.resource.staleness.StalenessGate;
import io.tillgate.resource.staleness.StalenessGate.Decision;
import io.tillgate.resource.token.ApiKeyValue;
import io.tillgate.resource.token.MalformedTokenException;
import io.tillgate.resource.token.RevokedTokenException;
import io.tillgate.resource.token.TokenDigest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Authenticates API keys, which come in their own header. They are introspected (RFC 7662), and the response is cached
 * like that of an opaque token. A request with an {@code Authorization} header too is refused as ambiguous.
 */
@ApplicationScoped
class ApiKeyMechanism implements RefusingMechanism {
    private static final int BEFORE_BEARER_TOKENS = DEFAULT_PRIORITY + 2_000;

    private final OidcAuthenticationMechanism oidc;
    private final StalenessGate gate;
    private final VerifiedIdentities verifiedIdentities;
    private final ResourceServerConfig config;

    ApiKeyMechanism(
            OidcAuthenticationMechanism oidc,
            TrustedIssuers issuers,
            VerifiedIdentities verifiedIdentities,
            ResourceServerConfig config) {
        this.oidc = oidc;
        this.gate = issuers.main().gate();
        this.verifiedIdentities = verifiedIdentities;
        this.config = config;
    }

    @Override
    public int getPriority() {
        return BEFORE_BEARER_TOKENS;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        List<String> headers = context.request().headers().getAll(config.apiKeyHeader());
        if (headers.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Refusal.speakOfApiKey(context);
        try {
            return authenticate(apiKey(headers, context).digest(), context, identities);
        } catch (MalformedTokenException | RevokedTokenException e) {
            return Refusal.INVALID_TOKEN.refuse(context, e);
        } catch (RevocationPendingException e) {
            return Refusal.UNAVAILABLE.refuse(context, e);
        }
    }

    private ApiKeyValue apiKey(List<String> headers, RoutingContext context) {
        if (context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            throw new MalformedTokenException("an API key and an Authorization header in one request");
        }
        if (config.clientId().isEmpty()) {
            throw new MalformedTokenException("API keys are not accepted without a client to introspect them");
        }
        return ApiKeyValue.from(headers);
    }

    private Uni<SecurityIdentity> authenticate(
            TokenDigest digest, RoutingContext context, IdentityProviderManager identities) {
        Decision decision = gate.decide();
        if (decision == Decision.SERVE) {
            StalenessFilter.noteStale(context, gate);
            Optional<SecurityIdentity> known = verifiedIdentities.known(digest);
            if (known.isPresent()) {
                return Uni.createFrom().item(known.get());
            }
        }
        return switch (decision) {
            case SERVE ->
                verifiedIdentities.keep(digest, config.cache().opaqueTtl(), ask(context, identities), context);
            case INTROSPECT -> ask(context, identities);
            case REFUSE -> Refusal.UNAVAILABLE.refuse(context, null);
        };
    }

    private Uni<SecurityIdentity> ask(RoutingContext context, IdentityProviderManager identities) {
        context.put(OidcUtils.TENANT_ID_ATTRIBUTE, OidcTenants.API_KEYS);
        return VerifiedIdentities.refused(
                context, Uni.createFrom().deferred(() -> oidc.authenticate(context, identities)));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(
                        HttpCredentialTransport.Type.OTHER_HEADER, config.apiKeyHeader(), "api-key"));
    }
}
