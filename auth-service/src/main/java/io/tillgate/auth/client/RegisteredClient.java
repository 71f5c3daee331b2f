package io.tillgate.auth.client;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client of the authorization server (RFC 6749 section 2, RFC 7591 section 2). {@link ClientAttributes} documents the
 * attributes; those that this service uses have an accessor here.
 *
 * @param attributes the values by attribute, without those that are not set
 */
public record RegisteredClient(Map<ClientAttribute<?>, Object> attributes) {

    public RegisteredClient {
        attributes = Map.copyOf(attributes);
    }

    /**
     * Returns a client with safe initial values: enabled, confidential, without grant types, scopes and audiences, PKCE
     * required unless a nonce is sent, JWT access tokens signed with RS256.
     */
    public static RegisteredClient of(String clientId) {
        Map<ClientAttribute<?>, Object> initial = new HashMap<>();
        for (ClientAttribute<?> attribute : ClientAttributes.ALL) {
            Object value = attribute.initial();
            if (value != null) {
                initial.put(attribute, value);
            }
        }
        initial.put(ClientAttributes.CLIENT_ID, clientId);
        return new RegisteredClient(initial);
    }

    /** Returns the client with another value of an attribute; null removes the value. */
    public <T> RegisteredClient with(ClientAttribute<T> attribute, @Nullable T value) {
        Map<ClientAttribute<?>, Object> changed = new HashMap<>(attributes);
        if (value == null) {
            changed.remove(attribute);
        } else {
            changed.put(attribute, value instanceof List<?> list ? List.copyOf(list) : value);
        }
        return new RegisteredClient(changed);
    }

    /** Returns the value of an attribute; null if the client has none. */
    @SuppressWarnings("unchecked") // with and ClientRow put in only values of the attribute's type
    public <T> @Nullable T find(ClientAttribute<T> attribute) {
        return (T) attributes.get(attribute);
    }

    private <T> T get(ClientAttribute<T> attribute) {
        return Objects.requireNonNull(find(attribute), attribute::toString);
    }

    /** The status of a client. */
    public enum Status {
        /** It may request tokens. */
        ENABLED,
        /** An administrator has disabled it; its tokens are revoked. */
        DISABLED,
        /** It is deleted; its id is never reused. */
        DELETED
    }

    /** The format of access tokens. */
    public enum AccessTokenFormat {
        /** An RFC 9068 JWT. */
        JWT,
        /** A UUID, resolved by introspection. */
        OPAQUE
    }

    /** The authentication method. A secret is accepted by Basic and in the body alike (RFC 6749 section 2.3.1). */
    public enum AuthMethod {
        /** A secret, usually by Basic. */
        CLIENT_SECRET_BASIC,
        /** A secret, usually in the body. */
        CLIENT_SECRET_POST,
        /** An assertion signed with its own key (RFC 7523 section 2.2). */
        PRIVATE_KEY_JWT,
        /** None: a public client sends only its id. */
        NONE;

        /** Returns the RFC 7591 name. */
        public String wireName() {
            return AttributeType.wireName(this);
        }

        /** Returns whether a client of this method has a secret. */
        public boolean usesSecret() {
            return this == CLIENT_SECRET_BASIC || this == CLIENT_SECRET_POST;
        }
    }

    /** Returns whether it is enabled. */
    public boolean isEnabled() {
        return status() == Status.ENABLED;
    }

    /** Returns whether it is public, so that it cannot keep a secret (RFC 6749 section 2.1). */
    public boolean isPublic() {
        return authMethod() == AuthMethod.NONE;
    }

    public String clientId() {
        return get(ClientAttributes.CLIENT_ID);
    }

    public Status status() {
        return get(ClientAttributes.STATUS);
    }

    public String clientName() {
        return get(ClientAttributes.CLIENT_NAME);
    }

    public AuthMethod authMethod() {
        return get(ClientAttributes.AUTH_METHOD);
    }

    public List<String> grantTypes() {
        return get(ClientAttributes.GRANT_TYPES);
    }

    public List<String> scopes() {
        return get(ClientAttributes.SCOPES);
    }

    public List<String> defaultScopes() {
        return get(ClientAttributes.DEFAULT_SCOPES);
    }

    public List<String> audiences() {
        return get(ClientAttributes.AUDIENCES);
    }

    public List<String> resourceAudiences() {
        return get(ClientAttributes.RESOURCE_AUDIENCES);
    }

    public boolean introspect() {
        return get(ClientAttributes.INTROSPECT);
    }

    public boolean firstParty() {
        return get(ClientAttributes.FIRST_PARTY);
    }

    public @Nullable Boolean requirePkce() {
        return find(ClientAttributes.REQUIRE_PKCE);
    }

    public List<String> redirectUris() {
        return get(ClientAttributes.REDIRECT_URIS);
    }

    public List<String> postLogoutRedirectUris() {
        return get(ClientAttributes.POST_LOGOUT_REDIRECT_URIS);
    }

    public @Nullable URI backchannelLogoutUri() {
        return find(ClientAttributes.BACKCHANNEL_LOGOUT_URI);
    }

    public @Nullable String jwks() {
        return find(ClientAttributes.JWKS);
    }

    public @Nullable URI jwksUri() {
        return find(ClientAttributes.JWKS_URI);
    }

    public @Nullable JWSAlgorithm assertionAlgorithm() {
        return find(ClientAttributes.ASSERTION_ALGORITHM);
    }

    public @Nullable JWSAlgorithm requestObjectAlgorithm() {
        return find(ClientAttributes.REQUEST_OBJECT_ALGORITHM);
    }

    public AccessTokenFormat accessTokenFormat() {
        return get(ClientAttributes.ACCESS_TOKEN_FORMAT);
    }

    public JWSAlgorithm accessTokenAlgorithm() {
        return get(ClientAttributes.ACCESS_TOKEN_ALGORITHM);
    }

    public JWSAlgorithm idTokenAlgorithm() {
        return get(ClientAttributes.ID_TOKEN_ALGORITHM);
    }

    public Duration accessTokenLifetime() {
        return get(ClientAttributes.ACCESS_TOKEN_LIFETIME);
    }

    public Duration refreshIdleLifetime() {
        return get(ClientAttributes.REFRESH_IDLE_LIFETIME);
    }

    public Duration refreshAbsoluteLifetime() {
        return get(ClientAttributes.REFRESH_ABSOLUTE_LIFETIME);
    }

    public @Nullable Duration refreshRetryWindow() {
        return find(ClientAttributes.REFRESH_RETRY_WINDOW);
    }

    public @Nullable Duration defaultMaxAge() {
        return find(ClientAttributes.DEFAULT_MAX_AGE);
    }

    public @Nullable UUID ownerAccountId() {
        return find(ClientAttributes.OWNER_ACCOUNT_ID);
    }

    public Instant createdAt() {
        return get(ClientAttributes.CREATED_AT);
    }

    public long version() {
        return get(ClientAttributes.VERSION);
    }

    public Instant tokensNotBefore() {
        return get(ClientAttributes.TOKENS_NOT_BEFORE);
    }

    public Instant grantsNotBefore() {
        return get(ClientAttributes.GRANTS_NOT_BEFORE);
    }
}
