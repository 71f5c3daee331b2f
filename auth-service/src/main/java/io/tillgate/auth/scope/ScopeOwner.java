package io.tillgate.auth.scope;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Queries scope-registry, which owns the scope definitions. */
@ApplicationScoped
public class ScopeOwner {
    /** The scope does not exist, or the name is invalid: not acceptable, a different path, or too long. */
    private static final Set<Integer> NOT_A_SCOPE = Set.of(400, 404, 405, 414);

    private final ScopeRegistryApi api;

    ScopeOwner(@RestClient ScopeRegistryApi api) {
        this.api = api;
    }

    /**
     * Returns the current definition, even if retired; empty if there never was one. Fails if scope-registry is down.
     */
    public Uni<Optional<JsonNode>> find(String namespace) {
        return Uni.createFrom()
                .deferred(() -> api.scope(namespace))
                .map(Optional::of)
                .onFailure(ScopeOwner::isUnknown)
                .recoverWithItem(Optional.empty());
    }

    /** Returns the keys that sign scope records, as a JWK set. Fails if scope-registry is unavailable. */
    public Uni<String> recordKeys() {
        return api.recordKeys();
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException e
                && NOT_A_SCOPE.contains(e.getResponse().getStatus());
    }
}
