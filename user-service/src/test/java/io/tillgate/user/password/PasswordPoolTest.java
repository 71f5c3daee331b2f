package io.tillgate.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.error.AccountProblem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordPoolTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PasswordPool pool = new PasswordPool("test", 1, config("1"), meters);

    @AfterEach
    void stop() {
        pool.stop();
    }

    @Test
    @DisplayName("If the queue is full, one more request gets 503 with Retry-After; later requests succeed")
    void full() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> running = pool.submit(() -> {
                    begun.countDown();
                    return awaited(release);
                })
                .subscribeAsCompletionStage();
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Integer> waiting = pool.submit(() -> 2).subscribeAsCompletionStage();

        assertThatThrownBy(() -> pool.submit(() -> 3).await().atMost(SOON))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.is(AccountProblem.OVERLOADED)).isTrue();
                    assertThat(refused.headers()).containsEntry("Retry-After", "2");
                });
        assertThat(meters.get("tillgate.passwords.queue").gauge().value()).isEqualTo(1);

        release.countDown();
        assertThat(running.join()).isTrue();
        assertThat(waiting.join()).isEqualTo(2);
        assertThat(pool.submit(() -> 4).await().atMost(SOON)).isEqualTo(4);
        assertThat(meters.get("tillgate.passwords.hash").timer().count()).isEqualTo(3);
    }

    @Test
    @DisplayName("A pool that has stopped leaves no gauges, so that the next one in this process has its own")
    void gauges() {
        assertThat(meters.get("tillgate.passwords.threads").gauges()).hasSize(1);

        pool.stop();

        assertThat(meters.find("tillgate.passwords.threads").gauges()).isEmpty();
        assertThat(meters.find("tillgate.passwords.active").gauges()).isEmpty();
        assertThat(meters.find("tillgate.passwords.queue").gauges()).isEmpty();
    }

    @Test
    @DisplayName("A cancelled task is not run")
    void cancelled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Boolean> running = pool.submit(() -> {
                    begun.countDown();
                    return awaited(release);
                })
                .subscribeAsCompletionStage();
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        pool.submit(() -> {
                    done.set(true);
                    return true;
                })
                .subscribeAsCompletionStage()
                .cancel(true);
        release.countDown();

        assertThat(running.join()).isTrue();
        assertThat(pool.submit(() -> 1).await().atMost(SOON)).isEqualTo(1);
        assertThat(done).isFalse();
    }

    @Test
    @DisplayName("A task that exceeds its time limit is 503 with Retry-After; later tasks run")
    void late() {
        CountDownLatch release = new CountDownLatch(1);

        assertThatThrownBy(() -> pool.submit(() -> awaited(release), Duration.ofMillis(50))
                        .await()
                        .atMost(SOON))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.is(AccountProblem.OVERLOADED)).isTrue();
                    assertThat(refused.headers()).containsEntry("Retry-After", "2");
                });

        release.countDown();
        assertThat(pool.submit(() -> 1, SOON).await().atMost(SOON)).isEqualTo(1);
    }

    @Test
    @DisplayName("A failure of the work is the failure of the answer")
    void failure() {
        assertThatThrownBy(() -> pool.submit(() -> {
                            throw new IllegalStateException("broken");
                        })
                        .await()
                        .atMost(SOON))
                .hasMessage("broken");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static PasswordConfig config(String queueLimit) {
        return new SmallRyeConfigBuilder()
                .withMapping(PasswordConfig.class)
                .withDefaultValue("tillgate.users.passwords.queue-limit", queueLimit)
                .build()
                .getConfigMapping(PasswordConfig.class);
    }
}
