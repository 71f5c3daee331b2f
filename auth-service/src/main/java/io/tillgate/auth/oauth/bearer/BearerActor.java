package io.tillgate.auth.oauth.bearer;

import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.resource.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts at this service's own endpoints.
 *
 * @param token the token, or what stands for an API key
 * @param groups the account's groups at this moment, empty for a client
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
