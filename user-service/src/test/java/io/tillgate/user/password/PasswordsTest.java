package io.tillgate.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.error.AccountProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final RawPassword NEW = RawPassword.of("another-Donkey-9-voltage");

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final Passwords passwords = new Passwords(
            this::derive,
            new SmallRyeConfigBuilder()
                    .withMapping(PasswordConfig.class)
                    .withDefaultValue("tillgate.users.passwords.change-threads", "1")
                    .withDefaultValue("tillgate.users.passwords.queue-limit", "1")
                    .withDefaultValue("tillgate.users.passwords.judgement-limit", "PT10S")
                    .build()
                    .getConfigMapping(PasswordConfig.class),
            new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        release.countDown();
        passwords.stop();
    }

    @Test
    @DisplayName("New passwords that fill their queue are 503, and hold up no sign-in")
    void separateQueues() throws InterruptedException {
        CompletableFuture<PasswordHash> running = hashNew();
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Boolean> waiting =
                passwords.verifyCurrent(null, RawPassword.of("any")).subscribeAsCompletionStage();

        assertThatThrownBy(() -> passwords
                        .verifyCurrent(null, RawPassword.of("one more"))
                        .await()
                        .atMost(SOON))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.is(AccountProblem.OVERLOADED))
                                .isTrue());
        assertThat(passwords.verify(null, RawPassword.of("a sign-in")).await().atMost(SOON))
                .isFalse();

        release.countDown();
        assertThat(running.join().phc()).startsWith("$argon2id$");
        assertThat(waiting.join()).isFalse();
    }

    private CompletableFuture<PasswordHash> hashNew() {
        return passwords.hashNew(NEW, "password", List.of()).subscribeAsCompletionStage();
    }

    /** An engine that takes its time with the new password. */
    private byte[] derive(Argon2Parameters parameters, byte[] salt, byte[] password, int length) {
        if (new String(password, StandardCharsets.UTF_8).equals("another-Donkey-9-voltage")) {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new byte[length];
    }
}
