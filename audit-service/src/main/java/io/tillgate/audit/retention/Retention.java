package io.tillgate.audit.retention;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.schedule.PeriodicTask;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Periodically drops expired partitions. Several instances may run it at once. */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final PartitionRetention months;
    private final RetentionConfig config;
    private @Nullable PeriodicTask recurrence;

    Retention(PartitionRetention months, RetentionConfig config) {
        this.months = months;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.keepMonths() == 0) {
            return;
        }
        recurrence = PeriodicTask.every(
                config.interval(),
                this::dropAll,
                e -> LOG.warnf(e, "Cannot drop expired months; retrying in %s", config.interval()));
    }

    @PreDestroy
    void stop() {
        if (recurrence != null) {
            recurrence.stop();
        }
    }

    private Uni<Void> dropAll() {
        return months.dropOldest()
                .chain(dropped -> dropped ? dropAll() : Uni.createFrom().voidItem());
    }
}
