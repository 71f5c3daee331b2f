package io.tillgate.auth.client.registration;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.MetadataReader;
import io.tillgate.auth.policy.ProtocolScopes;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.scope.ScopeSource;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Allows a client registered scopes, those of the protocol, and those that it already has. */
@ApplicationScoped
class ScopeRule {
    private final ScopeRepository scopes;
    private final ScopeSource source;

    ScopeRule(ScopeRepository scopes, ScopeSource source) {
        this.scopes = scopes;
        this.source = source;
    }

    /** Fetches the scopes that a document names, so that a scope can be used as soon as it is registered. */
    Uni<Void> prepare(MetadataReader reader) {
        List<String> named = reader.scopes("scope").stream()
                .filter(scope -> !ProtocolScopes.ALL.contains(scope))
                .toList();
        return named.isEmpty() ? Uni.createFrom().voidItem() : source.fetch(named);
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
