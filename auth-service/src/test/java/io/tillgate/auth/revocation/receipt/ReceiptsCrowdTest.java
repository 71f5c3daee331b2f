package io.tillgate.auth.revocation.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
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
    private final Receipts receipts = receipts(SEATS);

    @Test
    @DisplayName("A request beyond the limit of waiters is answered at once, without a count of enforcing instances")
    void crowded() {
        AtomicInteger wakeUps = new AtomicInteger();
        receipts.wakeBy(wakeUps::incrementAndGet);
        List<CompletableFuture<Receipt>> waiting = arrive(SEATS);

        List<CompletableFuture<Receipt>> late = arrive(100);

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(late)
                .allSatisfy(answer ->
                        assertThat(answer.getNow(null)).isNotNull().matches(receipt -> !receipt.isComplete()));
        assertThat(wakeUps).hasValue(SEATS);
    }

    @Test
    @DisplayName("The kill switch is waited for however many clients wait")
    void administrators() {
        arrive(SEATS + 1);
        CompletableFuture<Receipt> killed = everything();

        readUntilTheSecondBeat();

        assertThat(killed).isCompletedWithValueMatching(Receipt::isComplete);
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
            assertThat(stays).isCompletedWithValueMatching(Receipt::isComplete);
            assertThat(receipts.isAnybodyWaiting()).isFalse();
        }
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

    private static Receipts receipts(int seats) {
        ReceiptConfig config = new TestReceiptConfig(seats);
        Clock clock = Clock.systemUTC();
        return new Receipts(new InstanceView(config, clock), config, clock);
    }
}
