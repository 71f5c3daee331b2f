package io.tillgate.auth.scope;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * What decides who may grant a scope.
 *
 * @param groups the groups whose members may grant it; empty means everyone
 * @param clientsOnly whether only a client may hold it, never an account
 */
public record Scope(Set<String> groups, boolean clientsOnly) {

    /** Whether a member of these groups may grant it. */
    public boolean grantableBy(Collection<String> memberOf) {
        return !clientsOnly && (groups.isEmpty() || !Collections.disjoint(groups, memberOf));
    }
}
