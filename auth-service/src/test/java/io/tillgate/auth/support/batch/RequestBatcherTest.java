package io.tillgate.auth.support.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.tillgate.auth.support.error.OverloadedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestBatcherTest {
    private final List<List<Integer>> rounds = new ArrayList<>();
    private final List<UniEmitter<? super List<Integer>>> underWay = new ArrayList<>();

    @Test
    @DisplayName("A single item does not wait; items that arrive meanwhile share the next round, in order")
    void gathers() {
        RequestBatcher<Integer, Integer> gatherer = gatherer(1, 10, 10);

        UniAssertSubscriber<Integer> first = submit(gatherer, 1);
        List<UniAssertSubscriber<Integer>> others =
                IntStream.rangeClosed(2, 5).mapToObj(i -> submit(gatherer, i)).toList();
        answer(0);

        first.assertItem(10);
        assertThat(rounds).containsExactly(List.of(1), List.of(2, 3, 4, 5));
        others.forEach(UniAssertSubscriber::assertNotTerminated);
        answer(1);
        assertThat(others.stream().map(UniAssertSubscriber::getItem)).containsExactly(20, 30, 40, 50);
    }

    @Test
    @DisplayName("A round has a maximum size; the rest goes with the next one")
    void roundSize() {
        RequestBatcher<Integer, Integer> gatherer = gatherer(1, 2, 10);

        IntStream.rangeClosed(1, 4).forEach(i -> submit(gatherer, i));
        answer(0);
        answer(1);

        assertThat(rounds).containsExactly(List.of(1), List.of(2, 3), List.of(4));
    }

    @Test
    @DisplayName("A full queue refuses at once, keeps those that wait, and takes items again when there is room")
    void overload() {
        RequestBatcher<Integer, Integer> gatherer = gatherer(1, 10, 2);

        submit(gatherer, 1);
        UniAssertSubscriber<Integer> second = submit(gatherer, 2);
        submit(gatherer, 3);
        submit(gatherer, 4).assertFailedWith(OverloadedException.class);
        answer(0);
        UniAssertSubscriber<Integer> late = submit(gatherer, 5);
        answer(1);
        answer(2);

        second.assertItem(20);
        late.assertItem(50);
    }

    @Test
    @DisplayName("A round that fails, fails alone: the next one runs")
    void failure() {
        RequestBatcher<Integer, Integer> gatherer = gatherer(1, 10, 10);

        UniAssertSubscriber<Integer> first = submit(gatherer, 1);
        UniAssertSubscriber<Integer> second = submit(gatherer, 2);
        underWay.get(0).fail(new IllegalStateException("the database went away"));
        answer(1);

        first.assertFailedWith(IllegalStateException.class, "the database went away");
        second.assertItem(20);
    }

    private RequestBatcher<Integer, Integer> gatherer(int atOnce, int roundSize, int waiting) {
        return new RequestBatcher<>("numbers", new RequestBatcher.Limits(atOnce, roundSize, waiting), items -> {
            rounds.add(items);
            return Uni.createFrom().emitter(underWay::add);
        });
    }

    private static UniAssertSubscriber<Integer> submit(RequestBatcher<Integer, Integer> gatherer, int item) {
        return gatherer.submit(item).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void answer(int round) {
        underWay.get(round)
                .complete(rounds.get(round).stream().map(item -> item * 10).toList());
    }
}
