package io.tillgate.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.local.part.ManagedProcess;
import io.tillgate.local.part.PartException;
import io.tillgate.local.part.PartProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartsTest {
    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final CountDownLatch preparing = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch prepared = new CountDownLatch(1);
    private final AtomicBoolean serviceStarted = new AtomicBoolean();
    private final Starts starts = new Starts();
    private final PartProcess database;

    StartsTest(@TempDir Path home) {
        database = new PartProcess(new SlowDatabase(), home);
    }

    @AfterEach
    void stop() {
        database.stop(Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("After a failure no part is started, even if its preparation cannot be interrupted and ends later")
    void late() throws InterruptedException {
        startBoth();
        starts.after(NOTHING, () -> {
            await(preparing);
            throw new PartException("the disk is full");
        });
        CompletableFuture<Void> joined = CompletableFuture.runAsync(starts::join);
        interrupted.await();
        assertThat(joined).isNotDone();

        prepared.countDown();

        assertThat(joined)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(PartException.class)
                .withMessage("the disk is full")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("database was not started: interrupted."));
        assertThat(database.process()).isEmpty();
        assertThat(serviceStarted).isFalse();
    }

    @Test
    @DisplayName("A start runs when the one that it needs has succeeded")
    void inOrder() {
        prepared.countDown();
        startBoth();

        starts.join();

        assertThat(database.process()).isPresent();
        assertThat(serviceStarted).isTrue();
    }

    private void startBoth() {
        CompletableFuture<Void> ready = starts.after(NOTHING, database::start);
        starts.after(ready, () -> serviceStarted.set(true));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class SlowDatabase implements ManagedProcess {
        @Override
        public String name() {
            return "database";
        }

        @Override
        public List<String> prepare() {
            preparing.countDown();
            boolean wasInterrupted = false;
            while (prepared.getCount() > 0) {
                try {
                    prepared.await();
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                    interrupted.countDown();
                }
            }
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
            return List.of("/bin/sleep", "600");
        }

        @Override
        public boolean ready() {
            return true;
        }
    }
}
