package io.tillgate.auth.scope;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks scope-registry, which owns scope definitions. */
@ApplicationScoped
public class ScopeOwner {
    /** There is none, or the name is none: not acceptable, another path, too long. */
    private static final Set<Integer> NOT_A_SCOPE = Set.of(400, 404, 405, 414);

    private final ScopeRegistryApi api;

    ScopeOwner(@RestClient ScopeRegistryApi api) {
        this.api = api;
    }

    /** The definition as it now is, also a retired one; empty where there never was one. Fails where scope-registry is away. */
    public Uni<Optional<JsonNode>> find(String namespace) {
        return Uni.createFrom()
                .deferred(() -> api.scope(namespace))
                .map(Optional::of)
                .onFailure(ScopeOwner::isUnknown)
                .recoverWithItem(Optional.empty());
    }

    /** The keys that sign the records of scopes, as a JWK set. Fails where scope-registry is away. */
    public Uni<String> recordKeys() {
        return api.recordKeys();
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException e
                && NOT_A_SCOPE.contains(e.getResponse().getStatus());
    }
}
