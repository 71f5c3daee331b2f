package io.tillgate.auth.scope;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * What decides who may grant a scope.
 *
 * @param groups the groups whose members may grant it; empty means everyone
 * @param clientsOnly whether only a client may hold it, never an account
 * @param apiKeys whether an API key may hold it
 * @param grave whether who allows it must have signed in a short while ago
 */
public record Scope(Set<String> groups, boolean clientsOnly, boolean apiKeys, boolean grave) {

    /** Whether a member of these groups may give it to a module by an API key. */
    public boolean givenByKey(Collection<String> memberOf) {
        return apiKeys && grantableBy(memberOf);
    }

    /** Whether a member of these groups may grant it. */
    public boolean grantableBy(Collection<String> memberOf) {
        return !clientsOnly && (groups.isEmpty() || !Collections.disjoint(groups, memberOf));
    }
}
