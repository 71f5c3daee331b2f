package io.tillgate.audit.recurrence;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that is done at an interval, one run after the other: what is due while a run goes on is left out. A run that fails
 * is told, and the next one comes all the same.
 */
public final class Recurrence {
    private final Cancellable timer;

    private Recurrence(Cancellable timer) {
        this.timer = timer;
    }

    /** Begins with the first run, at once. */
    public static Recurrence every(
            Duration interval, Supplier<Uni<? extends Void>> work, Consumer<Throwable> whenFailed) {
        return new Recurrence(Multi.createFrom()
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

    /** No run begins any more. */
    public void stop() {
        timer.cancel();
    }
}
