package io.tillgate.auth.client.registration;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.MetadataReader;
import io.tillgate.auth.policy.ProtocolScopes;
import io.tillgate.auth.scope.ScopeRepository;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Allows a client registered scopes, those of the protocol, and those that it already has. */
@ApplicationScoped
class ScopeRule {
    private final ScopeRepository scopes;

    ScopeRule(ScopeRepository scopes) {
        this.scopes = scopes;
    }

    /** Adds violations to those of a reader and fails with all of them. */
    Uni<Void> check(SqlClient tx, MetadataReader reader, List<String> wanted, List<String> present) {
        List<String> added = wanted.stream()
                .filter(scope -> !ProtocolScopes.ALL.contains(scope) && !present.contains(scope))
                .toList();
        return scopes.activeInTransaction(tx, added)
                .invoke(active -> {
                    added.stream()
                            .filter(scope -> !active.containsKey(scope))
                            .forEach(scope -> reader.reject("scope", "holds " + scope + ", which is not registered"));
                    reader.requireNoViolations();
                })
                .replaceWithVoid();
    }
}
