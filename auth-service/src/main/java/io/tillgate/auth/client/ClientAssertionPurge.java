package io.tillgate.auth.client;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Deletes the ids of expired assertions, batch by batch. */
@ApplicationScoped
class ClientAssertionPurge {
    private static final Logger LOG = Logger.getLogger(ClientAssertionPurge.class);

    private final Vertx vertx;
    private final Pool pool;
    private final ClientAssertionRepository assertions;
    private final ClientAssertionConfig config;
    private final Clock clock;

    ClientAssertionPurge(
            Vertx vertx, Pool pool, ClientAssertionRepository assertions, ClientAssertionConfig config, Clock clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.assertions = assertions;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                config.purgeInterval().toMillis(),
                timer -> run().subscribe()
                        .with(done -> {}, e -> LOG.warn("Expired client assertions could not be deleted", e)));
    }

    Uni<Void> run() {
        return Uni.createFrom()
                .deferred(() -> assertions.purge(pool, clock.instant()))
                .repeat()
                .whilst(Predicate.isEqual(true))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
