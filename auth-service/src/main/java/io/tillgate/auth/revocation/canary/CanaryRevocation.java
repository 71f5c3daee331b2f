package io.tillgate.auth.revocation.canary;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.revocation.Revoker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Revokes the canary client's tokens by the same path as any revocation: database, outbox, relay, topic. Only one
 * canary runs at a time. Its record always has the same key, so that the compacted topic keeps a single one.
 */
@ApplicationScoped
class CanaryRevocation {
    private static final Logger LOG = Logger.getLogger(CanaryRevocation.class);

    /** A canary must revoke a token that the previous one did not, and {@code iat} has a resolution of one second. */
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    private final KeyRing keys;
    private final Revoker revoker;
    private final CanaryConfig config;

    CanaryRevocation(KeyRing keys, Revoker revoker, CanaryConfig config) {
        this.keys = keys;
        this.revoker = revoker;
        this.config = config;
    }

    /** Does not use {@code @Scheduled}, which supports neither a minimum interval nor 0. */
    void start(@Observes StartupEvent event, Scheduler scheduler) {
        if (config.interval().isZero()) {
            return;
        }
        Duration interval = config.interval().compareTo(SHORTEST) < 0 ? SHORTEST : config.interval();
        scheduler
                .newJob("canary-revocation")
                .setInterval(interval.toString())
                .setDelayed(interval.toString())
                .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> revoke())
                .schedule();
    }

    private Uni<Void> revoke() {
        return keys.isLoaded()
                ? revoker.canary()
                        .onFailure()
                        .invoke(e -> LOG.debugf("The canary revocation failed: %s", e.toString()))
                        .onFailure()
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
    }
}
