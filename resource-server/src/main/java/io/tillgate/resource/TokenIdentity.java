package io.tillgate.resource;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, by the access token that came with the request. Inject it (it is request scoped) or take it from the
 * security identity's attribute {@value #ATTRIBUTE}. Instances are immutable and safe for any thread.
 */
public interface TokenIdentity {
    /** The attribute of a security identity that holds its {@code TokenIdentity}. */
    String ATTRIBUTE = "io.tillgate.resource.TokenIdentity";

    /** The token's id ({@code jti}); the token itself is never kept here. */
    String tokenId();

    /** The account id, or the client id where a client acts for itself ({@code sub}). */
    String subject();

    /** The client that the token was issued to ({@code client_id}, RFC 9068 section 2.2). */
    String clientId();

    /** The grant that the token came from; null where there is none. */
    @Nullable
    String grantId();

    /** The scopes that the token holds; never null, perhaps empty. */
    Set<String> scopes();

    /** The account's groups, empty for a client. */
    Set<String> groups();

    /** When the token was issued, to the second. */
    Instant issuedAt();

    /** When the token expires, to the second. */
    Instant expiresAt();

    /** Whether an account stands behind the token, rather than a client that acts for itself. */
    default boolean isUser() {
        return !subject().equals(clientId());
    }
}
