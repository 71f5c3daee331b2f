package io.tillgate.resource;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, by the access token or the API key that came with the request. Inject it (it is request scoped) or take it from the
 * security identity's attribute {@value #ATTRIBUTE}. Instances are immutable and safe for any thread.
 */
public interface TokenIdentity extends Actor {
    /** The attribute of a security identity that holds its {@code TokenIdentity}. */
    String ATTRIBUTE = "io.tillgate.resource.TokenIdentity";

    /**
     * Who issued the token ({@code iss}). An API that trusts several issuers asks it wherever it knows a caller by another
     * name: subjects, clients and grants of two issuers may be called the same.
     */
    String issuer();

    /** The token's id ({@code jti}), {@code key:<id>} for an API key; the token itself is never kept here. */
    String tokenId();

    /** The account id, or the client id where a client acts for itself ({@code sub}). */
    String subject();

    /**
     * The client that the token was issued to ({@code client_id}, RFC 9068 section 2.2). A module has none: for an API key
     * this is {@code key:<id>}, which is no client's id.
     */
    String clientId();

    /** The grant that the token came from; null where there is none. */
    @Nullable
    String grantId();

    /** The id of the API key that came with the request; null where it was an access token. */
    @Nullable
    String apiKeyId();

    /** The scopes that the token holds; never null, perhaps empty. */
    @Override
    Set<String> scopes();

    /** The account's groups, empty for a client. */
    @Override
    Set<String> groups();

    /** When the token was issued, to the second; for an API key, when the issuer said what it may do. */
    Instant issuedAt();

    /** When the token expires, to the second; {@link Instant#MAX} for an API key that does not. */
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
