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
 * Revokes tokens that nobody has, on the way that every revocation takes: database, outbox, relay, topic. One is under way at
 * a time. Its record has one key, so that the compacted topic keeps one of them.
 */
@ApplicationScoped
class CanaryRevocation {
    private static final Logger LOG = Logger.getLogger(CanaryRevocation.class);

    /** Each must kill a token that the one before it did not, and a token's time is a whole second. */
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    private final KeyRing keys;
    private final Revoker revoker;
    private final CanaryConfig config;

    CanaryRevocation(KeyRing keys, Revoker revoker, CanaryConfig config) {
        this.keys = keys;
        this.revoker = revoker;
        this.config = config;
    }

    /** Scheduled here rather than by {@code @Scheduled}, which knows neither a shortest interval nor 0. */
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
                        .invoke(e -> LOG.debugf("The canary is not revoked: %s", e.toString()))
                        .onFailure()
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
    }
}
