package io.tillgate.scope.definition;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.database.SessionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Stores the built-in scopes and those of the scopes file when the service starts, each with its event. The service is
 * ready once they are stored.
 */
@Readiness
@ApplicationScoped
class ScopeSeeder implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(ScopeSeeder.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final SessionContext sessions;
    private final ScopeRegistry registry;
    private final BuiltInScopes builtIns;
    private final ScopesFile file;
    private final String owner;
    private volatile boolean stored;

    ScopeSeeder(
            SessionContext sessions,
            ScopeRegistry registry,
            BuiltInScopes builtIns,
            ScopesFile file,
            ScopesConfig config) {
        this.sessions = sessions;
        this.registry = registry;
        this.builtIns = builtIns;
        this.file = file;
        this.owner = config.builtInOwner();
    }

    void store(@Observes StartupEvent event) {
        List<Supplier<Uni<ScopeDefinition>>> writes = new ArrayList<>();
        builtIns.read().forEach((namespace, content) -> writes.add(() -> registry.define(namespace, content, owner)));
        file.read().forEach((namespace, content) -> writes.add(() -> registry.seed(namespace, content, owner)));
        Multi.createFrom()
                .iterable(writes)
                .onItem()
                .transformToUniAndConcatenate(sessions::run)
                .collect()
                .asList()
                .onFailure()
                .invoke(e -> LOG.warnf(e, "Cannot store the initial scopes; retrying"))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .subscribe()
                .with(
                        scopes -> {
                            stored = true;
                            LOG.infof("Stored %d built-in and initial scopes", scopes.size());
                        },
                        e -> LOG.error("Cannot store the initial scopes", e));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("first scopes are stored")
                .status(stored)
                .build();
    }
}
