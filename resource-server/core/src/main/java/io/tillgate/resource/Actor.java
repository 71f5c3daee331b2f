package io.tillgate.resource;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Who acts by a token or an API key: what {@link Administrator} and {@link RecentSignIn} decide by. */
public interface Actor {

    /** Whether an account stands behind the token, rather than a client that acts for itself. */
    boolean isUser();

    /** Whether an API key came with the request, rather than an access token. */
    boolean isApiKey();

    /** The scopes that the token holds. */
    Collection<String> scopes();

    /** The account's groups, empty for a client. */
    Collection<String> groups();

    /**
     * When the account signed in ({@code auth_time}, RFC 9068 section 2.2.1); a refresh does not move it. Null for clients
     * and API keys, which never sign in.
     */
    @Nullable
    Instant authTime();
}
