package io.tillgate.auth.revocation.canary;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.revocation.Revoker;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final Vertx vertx;
    private final KeyRing keys;
    private final Revoker revoker;
    private final CanaryConfig config;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile long timer = -1;

    CanaryRevocation(Vertx vertx, KeyRing keys, Revoker revoker, CanaryConfig config) {
        this.vertx = vertx;
        this.keys = keys;
        this.revoker = revoker;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (!config.interval().isZero()) {
            timer = vertx.setPeriodic(
                    Math.max(SHORTEST.toMillis(), config.interval().toMillis()), id -> revoke());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void revoke() {
        if (keys.isLoaded() && underWay.compareAndSet(false, true)) {
            revoker.canary()
                    .onTermination()
                    .invoke(() -> underWay.set(false))
                    .subscribe()
                    .with(done -> {}, e -> LOG.debugf("The canary is not revoked: %s", e.toString()));
        }
    }
}
