package io.tillgate.audit.retention;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Periodically drops expired partitions. Several instances may run it at once. */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final PartitionRetention months;
    private final RetentionConfig config;

    Retention(PartitionRetention months, RetentionConfig config) {
        this.months = months;
        this.config = config;
    }

    @Scheduled(every = "{tillgate.audit.retention.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return config.keepMonths() == 0
                ? Uni.createFrom().voidItem()
                : dropAll()
                        .onFailure()
                        .invoke(e -> LOG.warnf(e, "Cannot drop expired months; retrying in %s", config.interval()))
                        .onFailure()
                        .recoverWithNull();
    }

    private Uni<Void> dropAll() {
        return months.dropOldest()
                .chain(dropped -> dropped ? dropAll() : Uni.createFrom().voidItem());
    }
}
