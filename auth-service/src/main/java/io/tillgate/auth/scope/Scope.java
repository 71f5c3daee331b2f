package io.tillgate.auth.scope;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * The rules for granting a scope.
 *
 * @param groups the groups whose members may grant it; empty for everyone
 * @param clientsOnly whether only a client acting for itself may hold it, never an account
 * @param apiKeys whether an API key may hold it
 * @param grave whether consent requires a recent sign-in
 */
public record Scope(Set<String> groups, boolean clientsOnly, boolean apiKeys, boolean grave) {

    /** Returns whether a member of these groups may grant it to a module by an API key. */
    public boolean givenByKey(Collection<String> memberOf) {
        return apiKeys && grantableBy(memberOf);
    }

    /** Returns whether a member of these groups may grant it. */
    public boolean grantableBy(Collection<String> memberOf) {
        return !clientsOnly && (groups.isEmpty() || !Collections.disjoint(groups, memberOf));
    }
}
