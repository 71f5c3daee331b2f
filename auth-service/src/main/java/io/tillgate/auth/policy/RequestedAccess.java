package io.tillgate.auth.policy;

import io.tillgate.auth.grant.Grant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The access that a token request asks for.
 *
 * @param scopes the requested scopes; null for the default
 * @param audience the requested audience; empty for all audiences of the client
 * @param grant the grant that limits both, on a refresh; null for a first token
 */
public record RequestedAccess(
        @Nullable List<String> scopes,
        List<String> audience,
        @Nullable Grant grant) {}
