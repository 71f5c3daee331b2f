package io.tillgate.audit.schedule;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A task that runs at an interval, never twice at the same time: a run that is due while another is in progress is
 * skipped. A failed run is logged, and the next one runs as scheduled.
 */
public final class PeriodicTask {
    private final Cancellable timer;

    private PeriodicTask(Cancellable timer) {
        this.timer = timer;
    }

    /** Starts a task. The first run begins at once. */
    public static PeriodicTask every(
            Duration interval, Supplier<Uni<? extends Void>> work, Consumer<Throwable> whenFailed) {
        return new PeriodicTask(Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .<Void>deferred(work)
                        .onFailure()
                        .invoke(whenFailed)
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {}));
    }

    /** Stops the task. No further run begins. */
    public void stop() {
        timer.cancel();
    }
}
