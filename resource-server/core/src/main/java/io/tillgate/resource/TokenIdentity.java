package io.tillgate.resource;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller, identified by the request's access token or API key. Inject it (it is request scoped) or read the
 * security identity's attribute {@value #ATTRIBUTE}. Instances are immutable and thread-safe.
 */
public interface TokenIdentity extends Actor {
    /** The attribute of a security identity that holds its {@code TokenIdentity}. */
    String ATTRIBUTE = "io.tillgate.resource.TokenIdentity";

    /**
     * The issuer of the token ({@code iss}). An API that trusts several issuers must use it together with the subject,
     * client or grant: two issuers may assign the same ids.
     */
    String issuer();

    /** The token's id ({@code jti}); {@code key:<id>} for an API key. The token itself is never kept here. */
    String tokenId();

    /** The account id, or the client id if a client acts for itself ({@code sub}). */
    String subject();

    /**
     * The client that the token was issued to ({@code client_id}, RFC 9068 section 2.2). A module is no client: for an
     * API key this is {@code key:<id>}, which is never a client id.
     */
    String clientId();

    /** The grant that the token was issued under; null if there is none. */
    @Nullable
    String grantId();

    /** The id of the API key that came with the request; null for an access token. */
    @Nullable
    String apiKeyId();

    /** The scopes of the token; possibly empty. */
    @Override
    Set<String> scopes();

    /** The groups of the account; empty for a client. */
    @Override
    Set<String> groups();

    /** When the token was issued, to the second; for an API key, the time of the introspection response. */
    Instant issuedAt();

    /** When the token expires, to the second; {@link Instant#MAX} for an API key that does not expire. */
    Instant expiresAt();

    @Override
    default boolean isApiKey() {
        return apiKeyId() != null;
    }

    @Override
    default boolean isUser() {
        return !subject().equals(clientId());
    }
}
