package io.tillgate.auth.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client of the authorization server (RFC 6749 section 2, RFC 7591 section 2).
 *
 * @param clientId its id
 * @param clientName its name for people
 * @param status whether it may get anything
 * @param authMethod how it authenticates (RFC 7591 {@code token_endpoint_auth_method})
 * @param grantTypes the grant types that it may use
 * @param scopes the scopes that it may have
 * @param defaultScopes the scopes that it gets where it asks for none
 * @param audiences the audiences that its tokens may name
 * @param resourceAudiences the audiences that it is the resource server of
 * @param introspect whether it may introspect tokens for its resource audiences
 * @param firstParty whether it belongs to the platform itself
 * @param redirectUris where authorization responses may go
 * @param accessTokenFormat what its access tokens look like
 * @param accessTokenLifetime how long its access tokens live
 * @param refreshIdleLifetime how long its refresh tokens may lie unused
 * @param refreshAbsoluteLifetime how long its grants may be refreshed
 * @param ownerAccountId the account that made it, for an API app
 * @param tokensNotBefore its tokens that were issued before this time are dead
 * @param createdAt when it was registered
 * @param version counts its changes, from 1
 */
public record RegisteredClient(
        String clientId,
        String clientName,
        Status status,
        AuthMethod authMethod,
        Set<String> grantTypes,
        List<String> scopes,
        List<String> defaultScopes,
        List<String> audiences,
        List<String> resourceAudiences,
        boolean introspect,
        boolean firstParty,
        List<String> redirectUris,
        AccessTokenFormat accessTokenFormat,
        Duration accessTokenLifetime,
        Duration refreshIdleLifetime,
        Duration refreshAbsoluteLifetime,
        @Nullable UUID ownerAccountId,
        Instant tokensNotBefore,
        Instant createdAt,
        long version) {

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

    /** How a client authenticates at the token endpoint. */
    public enum AuthMethod {
        /** A secret, by Basic or in the body (RFC 6749 section 2.3.1). */
        CLIENT_SECRET("client_secret_basic"),
        /** A public client: its id alone. */
        NONE("none");

        private final String wireName;

        AuthMethod(String wireName) {
            this.wireName = wireName;
        }

        /** The RFC 7591 name. */
        public String wireName() {
            return wireName;
        }

        static AuthMethod named(String wireName) {
            return wireName.equals(NONE.wireName) ? NONE : CLIENT_SECRET;
        }
    }

    /** Whether it may get anything at all. */
    public boolean isEnabled() {
        return status == Status.ENABLED;
    }
}
