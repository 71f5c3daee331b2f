package io.tillgate.auth.oauth.bearer;

import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.resource.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The actor of a request to this service's own endpoints.
 *
 * @param token the token, or the content of an API key as a token
 * @param groups the account's current groups; empty for a client
 */
record BearerActor(ActiveToken token, Set<String> groups) implements Actor {

    @Override
    public boolean isUser() {
        return token.accountId() != null;
    }

    @Override
    public boolean isApiKey() {
        return token.isApiKey();
    }

    @Override
    public List<String> scopes() {
        return token.scopes();
    }

    @Override
    public @Nullable Instant authTime() {
        return token.authTime();
    }
}
