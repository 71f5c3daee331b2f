package io.tillgate.resource.quarkus;

import io.smallrye.mutiny.Uni;
import java.security.Permission;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks scopes as permissions. Quarkus parses {@code @PermissionsAllowed("sales:refund")} as the permission
 * {@code sales} with the action {@code refund}; several actions mean any of them. A token with {@code sales} alone does
 * not have {@code sales:refund}: scopes are compared whole (RFC 6749 section 3.3).
 */
final class ScopePermissions implements Function<Permission, Uni<Boolean>> {
    private static final Uni<Boolean> GRANTED = Uni.createFrom().item(Boolean.TRUE);
    private static final Uni<Boolean> DENIED = Uni.createFrom().item(Boolean.FALSE);
    private final Set<String> scopes;

    ScopePermissions(Set<String> scopes) {
        this.scopes = scopes;
    }

    @Override
    public Uni<Boolean> apply(Permission required) {
        return holds(required) ? GRANTED : DENIED;
    }

    private boolean holds(Permission required) {
        String actions = required.getActions();
        if (actions == null || actions.isEmpty()) {
            return scopes.contains(required.getName());
        }
        for (String action : actions.split(",", -1)) {
            if (scopes.contains(required.getName() + ":" + action)) {
                return true;
            }
        }
        return false;
    }
}
