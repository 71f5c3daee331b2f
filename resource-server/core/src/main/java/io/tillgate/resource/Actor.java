package io.tillgate.resource;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The caller that a token or an API key identifies. {@link Administrator} and {@link RecentSignIn} decide by it. */
public interface Actor {

    /** Returns whether the token acts for an account rather than for the client itself. */
    boolean isUser();

    /** Returns whether the request carried an API key rather than an access token. */
    boolean isApiKey();

    /** The scopes of the token. */
    Collection<String> scopes();

    /** The groups of the account; empty for a client. */
    Collection<String> groups();

    /**
     * The time of the account's sign-in ({@code auth_time}, RFC 9068 section 2.2.1); a refresh does not change it. Null
     * for clients and API keys, which never sign in.
     */
    @Nullable
    Instant authTime();
}
