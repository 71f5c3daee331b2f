package io.tillgate.user.mail;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Measures the mail queue and deletes expired rows. */
@ApplicationScoped
class MailQueueMaintenance {
    private static final Logger LOG = Logger.getLogger(MailQueueMaintenance.class);

    private final MailRepository mails;
    private final MailQuota quota;
    private final MailMeters meters;
    private final MailConfig config;
    private final Clock clock;

    MailQueueMaintenance(MailRepository mails, MailQuota quota, MailMeters meters, MailConfig config, Clock clock) {
        this.mails = mails;
        this.quota = quota;
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> rounds() {
        return round().onFailure()
                .invoke(e -> LOG.debug("Cannot maintain the mail queue; retrying at the next run", e))
                .onFailure()
                .recoverWithNull();
    }

    /** Measures the queue once and deletes some expired rows. */
    Uni<Void> round() {
        Instant now = clock.instant();
        return Panache.withTransaction(() -> mails.state(now)
                .invoke(meters::measured)
                .chain(() -> mails.purge(now.minus(config.keepEnded())))
                .chain(quota::purge));
    }
}
