package io.tillgate.auth.policy;

import io.tillgate.auth.grant.Grant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token request asks for.
 *
 * @param scopes the scopes asked for by name; null where the client leaves them to its default
 * @param audience the audience asked for; empty for all audiences of the client
 * @param grant the grant that bounds both, on a refresh; null on a first issue
 */
public record RequestedAccess(
        @Nullable List<String> scopes,
        List<String> audience,
        @Nullable Grant grant) {}
