package io.tillgate.audit.retention;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks for months to drop, all the time; several instances may. */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final OldMonths months;
    private final RetentionConfig config;
    private @Nullable Cancellable timer;

    Retention(OldMonths months, RetentionConfig config) {
        this.months = months;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.keepMonths() == 0) {
            return;
        }
        timer = Multi.createFrom()
                .ticks()
                .every(config.interval())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> dropAll()
                        .onFailure()
                        .invoke(e -> LOG.warnf(e, "No month is dropped now; the next try is in %s", config.interval()))
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {});
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private Uni<Void> dropAll() {
        return months.dropOldest()
                .chain(dropped -> dropped ? dropAll() : Uni.createFrom().voidItem());
    }
}
