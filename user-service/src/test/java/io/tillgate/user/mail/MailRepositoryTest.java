package io.tillgate.user.mail;

import static io.tillgate.user.AccountJson.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tillgate.database.SessionContext;
import io.tillgate.user.UserServiceEnvironment;
import io.tillgate.user.mail.QueuedMail.State;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class MailRepositoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    @SuppressWarnings("NullAway.Init")
    MailRepository mails;

    @Inject
    @SuppressWarnings("NullAway.Init")
    SessionContext sessions;

    @Test
    @DisplayName("Of concurrent instances exactly one takes each mail")
    void race() {
        UUID account = register();
        Instant later = Instant.now().plus(Duration.ofDays(1)); // out of the sender's reach
        for (int i = 0; i < 30; i++) {
            insert(account, later);
        }

        List<Uni<List<QueuedMail>>> instances = IntStream.range(0, 10)
                .mapToObj(i -> take(5, later.plusSeconds(1), later.plusSeconds(60)))
                .toList();
        List<UUID> taken = Uni.join().all(instances).andFailFast().await().atMost(PATIENCE).stream()
                .flatMap(List::stream)
                .map(QueuedMail::id)
                .toList();

        assertThat(taken).doesNotHaveDuplicates();
        assertThat(taken.size()
                        + take(100, later.plusSeconds(1), later.plusSeconds(60))
                                .await()
                                .atMost(PATIENCE)
                                .size())
                .isEqualTo(30);
        assertThat(take(100, later.plusSeconds(61), later.plusSeconds(120))
                        .await()
                        .atMost(PATIENCE))
                .as("what was taken and not finished is taken over")
                .hasSize(30);
        take(100, later.plusSeconds(121), later.plusSeconds(180))
                .await()
                .atMost(PATIENCE)
                .forEach(mail -> inTransaction(() -> mails.end(mail.id(), State.GIVEN_UP, later))
                        .await()
                        .atMost(PATIENCE));
    }

    private Uni<List<QueuedMail>> take(int atMost, Instant now, Instant takenUntil) {
        return inTransaction(() -> mails.take(atMost, now, takenUntil));
    }

    private void insert(UUID account, Instant at) {
        byte[] content = {'x'};
        QueuedMail mail = new QueuedMail(UUID.randomUUID(), account, MailKind.ACTIVATION, content, at);
        inTransaction(() -> mails.insert(mail, null)).await().atMost(PATIENCE);
    }

    private <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return sessions.run(() -> Panache.withTransaction(work));
    }
}
