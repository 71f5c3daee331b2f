package io.tillgate.auth.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * The access that {@link TokenRequestPolicy} grants.
 *
 * @param scopes the scopes of the token
 * @param audience its audience
 */
public record GrantedAccess(List<String> scopes, List<String> audience) {
    /** Returns this access with one more scope. */
    public GrantedAccess with(String scope) {
        return new GrantedAccess(
                Stream.concat(scopes.stream(), Stream.of(scope)).distinct().toList(), audience);
    }
}
