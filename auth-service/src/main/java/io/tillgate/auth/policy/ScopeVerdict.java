package io.tillgate.auth.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account may give a module a scope.
 *
 * @param scope the scope
 * @param refusal why not; null where it may
 * @param groups the groups whose members may
 */
public record ScopeVerdict(String scope, @Nullable ScopeRefusal refusal, Set<String> groups) {

    /** Whether the account may give it. */
    public boolean isGrantable() {
        return refusal == null;
    }
}
