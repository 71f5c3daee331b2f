package io.tillgate.auth.client;

import com.nimbusds.jose.JWSAlgorithm;
import io.tillgate.auth.client.RegisteredClient.AccessTokenFormat;
import io.tillgate.auth.client.RegisteredClient.AuthMethod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link RegisteredClient}, part by part. What is left out is the safe choice: enabled, confidential, no grant, no
 * scope, no audience, PKCE required, JWT access tokens signed with RS256.
 */
public final class RegisteredClientBuilder {
    private final String clientId;
    private String clientName = "";
    private @Nullable URI clientUri;
    private @Nullable URI logoUri;
    private @Nullable URI policyUri;
    private @Nullable URI tosUri;
    private RegisteredClient.Status status = RegisteredClient.Status.ENABLED;
    private AuthMethod authMethod = AuthMethod.CLIENT_SECRET_BASIC;
    private Collection<String> grantTypes = List.of();
    private List<String> scopes = List.of();
    private List<String> defaultScopes = List.of();
    private List<String> audiences = List.of();
    private List<String> resourceAudiences = List.of();
    private boolean introspect;
    private boolean firstParty;
    private @Nullable Boolean requirePkce;
    private List<String> redirectUris = List.of();
    private List<String> postLogoutRedirectUris = List.of();
    private @Nullable URI backchannelLogoutUri;
    private boolean backchannelLogoutSessionRequired;
    private @Nullable String jwks;
    private @Nullable URI jwksUri;
    private @Nullable JWSAlgorithm assertionAlgorithm;
    private @Nullable JWSAlgorithm requestObjectAlgorithm;
    private AccessTokenFormat accessTokenFormat = AccessTokenFormat.JWT;
    private JWSAlgorithm accessTokenAlgorithm = JWSAlgorithm.RS256;
    private JWSAlgorithm idTokenAlgorithm = JWSAlgorithm.RS256;
    private Duration accessTokenLifetime = Duration.ofHours(1);
    private Duration refreshIdleLifetime = Duration.ofDays(14);
    private Duration refreshAbsoluteLifetime = Duration.ofDays(90);
    private @Nullable Duration refreshRetryWindow;
    private @Nullable Duration defaultMaxAge;
    private @Nullable UUID ownerAccountId;
    private Instant tokensNotBefore = Instant.EPOCH;
    private Instant grantsNotBefore = Instant.EPOCH;
    private Instant createdAt = Instant.EPOCH;
    private long version = 1;

    private RegisteredClientBuilder(String clientId) {
        this.clientId = clientId;
    }

    /** A builder for a new client. */
    public static RegisteredClientBuilder client(String clientId) {
        return new RegisteredClientBuilder(clientId);
    }

    /** A builder that begins with a client as it is. */
    public static RegisteredClientBuilder from(RegisteredClient client) {
        return new RegisteredClientBuilder(client.clientId())
                .clientName(client.clientName())
                .links(client.clientUri(), client.logoUri(), client.policyUri(), client.tosUri())
                .status(client.status())
                .authMethod(client.authMethod())
                .grantTypes(client.grantTypes())
                .scopes(client.scopes())
                .defaultScopes(client.defaultScopes())
                .audiences(client.audiences())
                .resourceServer(client.introspect(), client.resourceAudiences())
                .firstParty(client.firstParty())
                .requirePkce(client.requirePkce())
                .redirectUris(client.redirectUris())
                .postLogoutRedirectUris(client.postLogoutRedirectUris())
                .backchannelLogout(client.backchannelLogoutUri(), client.backchannelLogoutSessionRequired())
                .keys(client.jwks(), client.jwksUri())
                .ownAlgorithms(client.keys().assertionAlgorithm(), client.requestObjectAlgorithm())
                .accessTokenFormat(client.accessTokenFormat())
                .tokenAlgorithms(client.accessTokenAlgorithm(), client.idTokenAlgorithm())
                .lifetimes(client.accessTokenLifetime(), client.refreshIdleLifetime(), client.refreshAbsoluteLifetime())
                .refreshRetryWindow(client.refreshRetryWindow())
                .defaultMaxAge(client.defaultMaxAge())
                .ownerAccountId(client.ownerAccountId())
                .stored(client.tokensNotBefore(), client.grantsNotBefore(), client.version())
                .createdAt(client.createdAt());
    }

    public RegisteredClientBuilder clientName(String clientName) {
        this.clientName = clientName;
        return this;
    }

    public RegisteredClientBuilder status(RegisteredClient.Status status) {
        this.status = status;
        return this;
    }

    public RegisteredClientBuilder authMethod(AuthMethod authMethod) {
        this.authMethod = authMethod;
        return this;
    }

    public RegisteredClientBuilder grantTypes(Collection<String> grantTypes) {
        this.grantTypes = grantTypes;
        return this;
    }

    public RegisteredClientBuilder scopes(List<String> scopes) {
        this.scopes = scopes;
        return this;
    }

    public RegisteredClientBuilder defaultScopes(List<String> defaultScopes) {
        this.defaultScopes = defaultScopes;
        return this;
    }

    public RegisteredClientBuilder audiences(List<String> audiences) {
        this.audiences = audiences;
        return this;
    }

    public RegisteredClientBuilder firstParty(boolean firstParty) {
        this.firstParty = firstParty;
        return this;
    }

    public RegisteredClientBuilder requirePkce(@Nullable Boolean requirePkce) {
        this.requirePkce = requirePkce;
        return this;
    }

    public RegisteredClientBuilder redirectUris(List<String> redirectUris) {
        this.redirectUris = redirectUris;
        return this;
    }

    public RegisteredClientBuilder postLogoutRedirectUris(List<String> postLogoutRedirectUris) {
        this.postLogoutRedirectUris = postLogoutRedirectUris;
        return this;
    }

    public RegisteredClientBuilder accessTokenFormat(AccessTokenFormat accessTokenFormat) {
        this.accessTokenFormat = accessTokenFormat;
        return this;
    }

    public RegisteredClientBuilder refreshRetryWindow(@Nullable Duration refreshRetryWindow) {
        this.refreshRetryWindow = refreshRetryWindow;
        return this;
    }

    public RegisteredClientBuilder defaultMaxAge(@Nullable Duration defaultMaxAge) {
        this.defaultMaxAge = defaultMaxAge;
        return this;
    }

    public RegisteredClientBuilder ownerAccountId(@Nullable UUID ownerAccountId) {
        this.ownerAccountId = ownerAccountId;
        return this;
    }

    public RegisteredClientBuilder createdAt(Instant createdAt) {
        this.createdAt = createdAt;
        return this;
    }

    /** Whether it introspects tokens, and for which audiences. */
    public RegisteredClientBuilder resourceServer(boolean introspect, List<String> resourceAudiences) {
        this.introspect = introspect;
        this.resourceAudiences = resourceAudiences;
        return this;
    }

    /** Its addresses for people. */
    public RegisteredClientBuilder links(
            @Nullable URI clientUri, @Nullable URI logoUri, @Nullable URI policyUri, @Nullable URI tosUri) {
        this.clientUri = clientUri;
        this.logoUri = logoUri;
        this.policyUri = policyUri;
        this.tosUri = tosUri;
        return this;
    }

    /** How long its tokens live. */
    public RegisteredClientBuilder lifetimes(
            Duration accessTokenLifetime, Duration refreshIdleLifetime, Duration refreshAbsoluteLifetime) {
        this.accessTokenLifetime = accessTokenLifetime;
        this.refreshIdleLifetime = refreshIdleLifetime;
        this.refreshAbsoluteLifetime = refreshAbsoluteLifetime;
        return this;
    }

    /** Where it hears of logouts. */
    public RegisteredClientBuilder backchannelLogout(
            @Nullable URI backchannelLogoutUri, boolean backchannelLogoutSessionRequired) {
        this.backchannelLogoutUri = backchannelLogoutUri;
        this.backchannelLogoutSessionRequired = backchannelLogoutSessionRequired;
        return this;
    }

    /** Its public keys: the set itself, or its address. */
    public RegisteredClientBuilder keys(@Nullable String jwks, @Nullable URI jwksUri) {
        this.jwks = jwks;
        this.jwksUri = jwksUri;
        return this;
    }

    /** What its access tokens and its ID tokens are signed with. */
    public RegisteredClientBuilder tokenAlgorithms(JWSAlgorithm accessTokenAlgorithm, JWSAlgorithm idTokenAlgorithm) {
        this.accessTokenAlgorithm = accessTokenAlgorithm;
        this.idTokenAlgorithm = idTokenAlgorithm;
        return this;
    }

    /** The only algorithms of its assertions and its request objects. */
    public RegisteredClientBuilder ownAlgorithms(
            @Nullable JWSAlgorithm assertionAlgorithm, @Nullable JWSAlgorithm requestObjectAlgorithm) {
        this.assertionAlgorithm = assertionAlgorithm;
        this.requestObjectAlgorithm = requestObjectAlgorithm;
        return this;
    }

    /** What happened to it since it was registered. */
    public RegisteredClientBuilder stored(Instant tokensNotBefore, Instant grantsNotBefore, long version) {
        this.tokensNotBefore = tokensNotBefore;
        this.grantsNotBefore = grantsNotBefore;
        this.version = version;
        return this;
    }

    /** The client. */
    public RegisteredClient build() {
        return new RegisteredClient(
                clientId,
                status,
                new ClientDisplay(clientName, clientUri, logoUri, policyUri, tosUri),
                authMethod,
                Set.copyOf(grantTypes),
                scopes,
                defaultScopes,
                audiences,
                resourceAudiences,
                introspect,
                firstParty,
                requirePkce,
                new ClientAddresses(
                        redirectUris, postLogoutRedirectUris, backchannelLogoutUri, backchannelLogoutSessionRequired),
                new ClientKeySource(jwks, jwksUri, assertionAlgorithm, requestObjectAlgorithm),
                new ClientTokenSettings(
                        accessTokenFormat,
                        accessTokenAlgorithm,
                        idTokenAlgorithm,
                        accessTokenLifetime,
                        refreshIdleLifetime,
                        refreshAbsoluteLifetime,
                        refreshRetryWindow,
                        defaultMaxAge),
                ownerAccountId,
                tokensNotBefore,
                grantsNotBefore,
                createdAt,
                version);
    }
}
