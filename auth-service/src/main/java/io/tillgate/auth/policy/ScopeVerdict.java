package io.tillgate.auth.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decision whether an account may grant a module a scope.
 *
 * @param scope the scope
 * @param refusal why it may not; null if it may
 * @param groups the groups whose members may grant it
 */
public record ScopeVerdict(String scope, @Nullable ScopeRefusal refusal, Set<String> groups) {

    /** Returns whether the account may grant it. */
    public boolean isGrantable() {
        return refusal == null;
    }
}
