package io.tillgate.auth.revocation.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a crowd can do to others who wait; this test is the thread that reads. */
class ReceiptsCrowdTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int SEATS = 20;

    private final RecordPositions positions = new RecordPositions();
    private final ReceiptConfig config = new TestReceiptConfig(SEATS);
    private final Clock clock = Clock.systemUTC();
    private final InstanceView instances = new InstanceView(config, clock);
    private final Receipts receipts = new Receipts(instances, config, clock);

    @Test
    @DisplayName("A request beyond the limit of waiters is answered at once, without a count of enforcing instances")
    void crowded() {
        AtomicInteger wakeUps = new AtomicInteger();
        receipts.wakeBy(wakeUps::incrementAndGet);
        List<CompletableFuture<Receipt>> waiting = arrive(SEATS);

        List<CompletableFuture<Receipt>> late = arrive(100);

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(late)
                .allSatisfy(
                        answer -> assertThat(answer.getNow(null)).isNotNull().matches(receipt -> !isComplete(receipt)));
        assertThat(wakeUps).hasValue(SEATS);
    }

    @Test
    @DisplayName("The kill switch is waited for however many clients wait")
    void administrators() {
        arrive(SEATS + 1);
        CompletableFuture<Receipt> killed = everything();

        readUntilTheSecondBeat();

        assertThat(killed).isCompletedWithValueMatching(ReceiptsCrowdTest::isComplete);
    }

    @Test
    @DisplayName("The end of the topic is requested once for all waiting requests")
    void oneEnd() {
        List<CompletableFuture<Receipt>> killed = new ArrayList<>();
        for (int i = 0; i < SEATS; i++) {
            killed.add(everything());
        }

        assertThat(readUntilTheSecondBeat()).isEqualTo(1);

        assertThat(killed).allMatch(CompletableFuture::isDone);
    }

    @Test
    @DisplayName("An answered or cancelled request makes room for others")
    void room() {
        for (int i = 0; i < 3; i++) {
            List<Cancellable> gone = new ArrayList<>();
            for (int j = 0; j < SEATS - 1; j++) {
                gone.add(receipts.await("unknown", LONG).subscribe().with(receipt -> {}));
            }
            CompletableFuture<Receipt> stays = arrive(1).get(0);
            assertThat(stays).isNotDone();
            gone.forEach(Cancellable::cancel);
            positions.record("known", i);
            receipts.mayConclude(positions, () -> 0);
            receipts.conclude(Clock.systemUTC().instant());
            assertThat(stays).isCompletedWithValueMatching(ReceiptsCrowdTest::isComplete);
            assertThat(receipts.isAnybodyWaiting()).isFalse();
        }
    }

    @Test
    @DisplayName("Among 12,000 instances a request waits for the last one")
    void manyInstances() {
        int all = 12_000;
        for (int i = 0; i < all; i++) {
            tell(instances, i, i == 0 ? 6 : 7);
        }
        positions.record("known", 7);
        CompletableFuture<Receipt> waiting = arrive(1).get(0);

        read(receipts);
        assertThat(waiting).isNotDone();
        tell(instances, 0, 7);
        read(receipts);

        assertThat(waiting.getNow(null).enforced().instances()).isEqualTo(all);
        assertThat(waiting).isCompletedWithValueMatching(ReceiptsCrowdTest::isComplete);
    }

    @Test
    @DisplayName("If there are more instances than are remembered, no receipt says that all enforce a revocation")
    void tooManyInstances() {
        InstanceView small = new InstanceView(config, clock, 10_000);
        Receipts truthful = new Receipts(small, config, clock);
        for (int i = 0; i < 100; i++) {
            tell(small, i, 7);
        }
        positions.record("known", 7);
        CompletableFuture<Receipt> waiting =
                truthful.await("known", Duration.ZERO).subscribeAsCompletionStage();

        read(truthful);

        assertThat(waiting.getNow(null).missing()).containsExactly(InstanceView.OTHERS);
    }

    @Test
    @DisplayName("A wait ends soon after its time even if the reader thread does not answer")
    void nobodyReads() {
        Receipt receipt = receipts.await("unknown", Duration.ZERO).await().atMost(Duration.ofSeconds(20));

        assertThat(receipt.published()).isFalse();
    }

    /** How often it was asked where the topic ends. */
    private int readUntilTheSecondBeat() {
        AtomicInteger asked = new AtomicInteger();
        for (int beat = 0; beat < 3; beat++) {
            receipts.mayConclude(positions, asked::incrementAndGet);
            positions.beat(beat + 1L);
        }
        receipts.mayConclude(positions, asked::incrementAndGet);
        receipts.conclude(Clock.systemUTC().instant());
        return asked.get();
    }

    private List<CompletableFuture<Receipt>> arrive(int many) {
        List<CompletableFuture<Receipt>> arrived = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            arrived.add(receipts.await("known", LONG).subscribeAsCompletionStage());
        }
        return arrived;
    }

    private CompletableFuture<Receipt> everything() {
        return receipts.awaitEverything(LONG).subscribeAsCompletionStage();
    }

    private void tell(InstanceView view, int instance, long offset) {
        Instant now = clock.instant();
        view.told(new InstanceReport("till-" + instance, "till", offset, now, now, now.plusSeconds(60)));
    }

    private void read(Receipts by) {
        if (by.mayConclude(positions, () -> 0)) {
            by.conclude(clock.instant());
        }
    }

    private static boolean isComplete(Receipt receipt) {
        return receipt.missing() == null && receipt.published() == null;
    }
}
