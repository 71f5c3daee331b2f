package io.tillgate.user.mail;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Measures the mail queue, and deletes mails that were finished long ago. */
@ApplicationScoped
class MailQueueMaintenance {
    private static final Logger LOG = Logger.getLogger(MailQueueMaintenance.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Pool pool;
    private final MailRepository mails;
    private final MailQuota quota;
    private final MailMeters meters;
    private final MailConfig config;
    private final Clock clock;
    private @Nullable Cancellable rounds;

    MailQueueMaintenance(
            Pool pool, MailRepository mails, MailQuota quota, MailMeters meters, MailConfig config, Clock clock) {
        this.pool = pool;
        this.mails = mails;
        this.quota = quota;
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        rounds = Multi.createFrom()
                .ticks()
                .every(INTERVAL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> round().onFailure()
                        .invoke(e -> LOG.debug("The mail queue is looked at another time", e))
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {}, e -> LOG.error("The mail queue is not looked at any more", e));
    }

    void stop(@Observes ShutdownEvent event) {
        if (rounds != null) {
            rounds.cancel();
        }
    }

    /** One look at the queue. */
    Uni<Void> round() {
        Instant now = clock.instant();
        return mails.state(pool, now)
                .invoke(meters::measured)
                .chain(() -> mails.purge(pool, now.minus(config.keepEnded())))
                .chain(() -> quota.purge(pool));
    }
}
