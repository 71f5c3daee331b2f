package io.tillgate.auth.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * What {@link TokenRequestPolicy} grants.
 *
 * @param scopes the scopes that the token has
 * @param audience the audience that it names
 */
public record GrantedAccess(List<String> scopes, List<String> audience) {
    /** The same with one more scope. */
    public GrantedAccess with(String scope) {
        return new GrantedAccess(
                Stream.concat(scopes.stream(), Stream.of(scope)).distinct().toList(), audience);
    }
}
