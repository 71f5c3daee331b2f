package io.tillgate.auth.client;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client of the authorization server (RFC 6749 section 2, RFC 7591 section 2). {@link RegisteredClientBuilder} makes one.
 *
 * @param clientId its id
 * @param status whether it may get anything
 * @param display what people see of it
 * @param authMethod how it authenticates (RFC 7591 {@code token_endpoint_auth_method})
 * @param grantTypes the grant types that it may use
 * @param scopes the scopes that it may have
 * @param defaultScopes the scopes that it gets where it asks for none
 * @param audiences the audiences that its tokens may name
 * @param resourceAudiences the audiences that it is the resource server of
 * @param introspect whether it may introspect tokens for its resource audiences
 * @param firstParty whether it belongs to the platform itself, so that nobody is asked for consent
 * @param requirePkce whether it must use PKCE; null if only for requests without a nonce of OpenID Connect; a public client
 *     always must
 * @param addresses where browsers and logout tokens are sent
 * @param keys its public keys, and what it signs with them
 * @param tokens the form and the lifetimes of its tokens
 * @param ownerAccountId the account that made it, for an API app
 * @param tokensNotBefore its tokens that were issued before this time are dead
 * @param grantsNotBefore its grants that were made or refreshed last before this time are dead
 * @param createdAt when it was registered
 * @param version counts its changes, from 1
 */
public record RegisteredClient(
        String clientId,
        Status status,
        ClientDisplay display,
        AuthMethod authMethod,
        Set<String> grantTypes,
        List<String> scopes,
        List<String> defaultScopes,
        List<String> audiences,
        List<String> resourceAudiences,
        boolean introspect,
        boolean firstParty,
        @Nullable Boolean requirePkce,
        ClientAddresses addresses,
        ClientKeySource keys,
        ClientTokenSettings tokens,
        @Nullable UUID ownerAccountId,
        Instant tokensNotBefore,
        Instant grantsNotBefore,
        Instant createdAt,
        long version) {

    /** Copies its collections. */
    public RegisteredClient {
        grantTypes = Set.copyOf(grantTypes);
        scopes = List.copyOf(scopes);
        defaultScopes = List.copyOf(defaultScopes);
        audiences = List.copyOf(audiences);
        resourceAudiences = List.copyOf(resourceAudiences);
    }

    /** Whether a client may get anything. */
    public enum Status {
        /** It may. */
        ENABLED,
        /** An administrator has stopped it; its tokens are dead. */
        DISABLED,
        /** It is gone; its id is never given again. */
        DELETED
    }

    /** What access tokens look like. */
    public enum AccessTokenFormat {
        /** An RFC 9068 JWT. */
        JWT,
        /** A UUID, resolved by introspection. */
        OPAQUE
    }

    /** How a client authenticates. A secret is taken by Basic and in the body alike (RFC 6749 section 2.3.1). */
    public enum AuthMethod {
        /** A secret, usually by Basic. */
        CLIENT_SECRET_BASIC,
        /** A secret, usually in the body. */
        CLIENT_SECRET_POST,
        /** An assertion signed with its own key (RFC 7523 section 2.2). */
        PRIVATE_KEY_JWT,
        /** A public client: its id alone. */
        NONE;

        /** The RFC 7591 name. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a client of this method has a secret. */
        public boolean usesSecret() {
            return this == CLIENT_SECRET_BASIC || this == CLIENT_SECRET_POST;
        }

        /** The method of a name; fails with {@link IllegalArgumentException} for a name that is none. */
        static AuthMethod named(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether it may get anything at all. */
    public boolean isEnabled() {
        return status == Status.ENABLED;
    }

    /** Whether it cannot keep a secret (RFC 6749 section 2.1). */
    public boolean isPublic() {
        return authMethod == AuthMethod.NONE;
    }

    /** See {@link ClientDisplay#clientName}. */
    public String clientName() {
        return display.clientName();
    }

    /** See {@link ClientDisplay#clientUri}. */
    public @Nullable URI clientUri() {
        return display.clientUri();
    }

    /** See {@link ClientDisplay#logoUri}. */
    public @Nullable URI logoUri() {
        return display.logoUri();
    }

    /** See {@link ClientDisplay#policyUri}. */
    public @Nullable URI policyUri() {
        return display.policyUri();
    }

    /** See {@link ClientDisplay#tosUri}. */
    public @Nullable URI tosUri() {
        return display.tosUri();
    }

    /** See {@link ClientAddresses#redirectUris}. */
    public List<String> redirectUris() {
        return addresses.redirectUris();
    }

    /** See {@link ClientAddresses#postLogoutRedirectUris}. */
    public List<String> postLogoutRedirectUris() {
        return addresses.postLogoutRedirectUris();
    }

    /** See {@link ClientAddresses#backchannelLogoutUri}. */
    public @Nullable URI backchannelLogoutUri() {
        return addresses.backchannelLogoutUri();
    }

    /** See {@link ClientAddresses#backchannelLogoutSessionRequired}. */
    public boolean backchannelLogoutSessionRequired() {
        return addresses.backchannelLogoutSessionRequired();
    }

    /** See {@link ClientKeySource#jwks}. */
    public @Nullable String jwks() {
        return keys.jwks();
    }

    /** See {@link ClientKeySource#jwksUri}. */
    public @Nullable URI jwksUri() {
        return keys.jwksUri();
    }

    /** See {@link ClientKeySource#requestObjectAlgorithm}. */
    public @Nullable JWSAlgorithm requestObjectAlgorithm() {
        return keys.requestObjectAlgorithm();
    }

    /** See {@link ClientTokenSettings#accessTokenFormat}. */
    public AccessTokenFormat accessTokenFormat() {
        return tokens.accessTokenFormat();
    }

    /** See {@link ClientTokenSettings#accessTokenAlgorithm}. */
    public JWSAlgorithm accessTokenAlgorithm() {
        return tokens.accessTokenAlgorithm();
    }

    /** See {@link ClientTokenSettings#idTokenAlgorithm}. */
    public JWSAlgorithm idTokenAlgorithm() {
        return tokens.idTokenAlgorithm();
    }

    /** See {@link ClientTokenSettings#accessTokenLifetime}. */
    public Duration accessTokenLifetime() {
        return tokens.accessTokenLifetime();
    }

    /** See {@link ClientTokenSettings#refreshIdleLifetime}. */
    public Duration refreshIdleLifetime() {
        return tokens.refreshIdleLifetime();
    }

    /** See {@link ClientTokenSettings#refreshAbsoluteLifetime}. */
    public Duration refreshAbsoluteLifetime() {
        return tokens.refreshAbsoluteLifetime();
    }

    /** See {@link ClientTokenSettings#refreshRetryWindow}. */
    public @Nullable Duration refreshRetryWindow() {
        return tokens.refreshRetryWindow();
    }

    /** See {@link ClientTokenSettings#defaultMaxAge}. */
    public @Nullable Duration defaultMaxAge() {
        return tokens.defaultMaxAge();
    }
}
