package io.tillgate.resource.enforcement;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillgate.resource.staleness.Freshness;
import io.tillgate.testissuer.TickingClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final TickingClock clock = new TickingClock();
    private final Freshness freshness = new Freshness(clock, true);
    private final Lease lease = new Lease(freshness, LIMIT, clock);

    @Test
    @DisplayName("An instance serves by nothing that is not on the topic")
    void servesByReceiptsOnly() {
        join();
        freshness.vouchedUntil(clock.instant());
        lease.applied(7);
        assertThat(freshness.isWithin(LIMIT)).isFalse();

        Lease.Report report = report();
        assertThat(freshness.isWithin(LIMIT)).isFalse();
        lease.acknowledged(report);

        assertThat(freshness.isWithin(LIMIT)).isTrue();
        assertThat(report.offset()).isEqualTo(7);
        assertThat(report.servesUntil()).isEqualTo(clock.instant().plus(LIMIT));
    }

    @Test
    @DisplayName("If its reports fail, an instance stops serving at the time it reported last")
    void stopsByItself() {
        serve();
        clock.advance(Duration.ofSeconds(20));
        freshness.vouchedUntil(clock.instant());
        lease.applied(8);
        report(); // is never acknowledged

        clock.advance(Duration.ofSeconds(10));
        assertThat(freshness.isWithin(LIMIT)).isTrue();
        clock.advance(Duration.ofMillis(1));

        assertThat(freshness.isWithin(LIMIT)).isFalse();
        assertThat(lease.mustJoin()).isTrue();
    }

    @Test
    @DisplayName("If its reports fail, an instance stops serving in time even if its clock is set back by an hour")
    void clockSetBack() {
        Duration limit = Duration.ofSeconds(2);
        Lease shortLease = new Lease(freshness, limit, clock);
        shortLease.begin();
        shortLease.acknowledged(requireNonNull(shortLease.report()));
        shortLease.ready();
        freshness.vouchedUntil(clock.instant());
        shortLease.applied(7);
        shortLease.acknowledged(requireNonNull(shortLease.report()));
        assertThat(shortLease.mustJoin()).isFalse();

        clock.advance(Duration.ofHours(-1));

        await().atMost(20, SECONDS).until(shortLease::mustJoin);
    }

    @Test
    @DisplayName("A report that succeeds after that time does not let it serve again: it must join again first")
    void joinsAnew() {
        serve();
        clock.advance(LIMIT.plusMillis(1)); // paused, and counted as gone by everybody
        freshness.vouchedUntil(clock.instant());
        lease.applied(9);
        lease.acknowledged(report());
        assertThat(freshness.isWithin(LIMIT)).isFalse();
        assertThat(lease.mustJoin()).isTrue();

        serve();

        assertThat(lease.mustJoin()).isFalse();
        assertThat(freshness.isWithin(LIMIT)).isTrue();
    }

    @Test
    @DisplayName("While nothing new is known it stays known, without serving, and serves when it knows again")
    void nothingKnown() {
        serve();
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(10));
            lease.acknowledged(report());
        }
        assertThat(freshness.isWithin(LIMIT)).isFalse();
        assertThat(lease.mustJoin()).isFalse();

        freshness.vouchedUntil(clock.instant());
        lease.applied(8);
        lease.acknowledged(report());

        assertThat(freshness.isWithin(LIMIT)).isTrue();
    }

    @Test
    @DisplayName("While it joins it reports that, and an acknowledgement of an earlier join has no effect")
    void joining() {
        serve();
        Lease.Report old = report();
        lease.begin();
        lease.acknowledged(old);
        assertThat(lease.isAnnounced()).isFalse();
        assertThat(freshness.isWithin(LIMIT)).isFalse();

        Lease.Report announcement = report();
        assertThat(announcement.ready()).isFalse();
        assertThat(announcement.offset()).isEqualTo(-1);
        assertThat(announcement.asOf()).isNull();
        lease.acknowledged(announcement);

        assertThat(lease.isAnnounced()).isTrue();
        assertThat(freshness.isWithin(LIMIT)).isFalse();
    }

    @Test
    @DisplayName("An instance that has ended serves no more, whatever still comes through")
    void ended() {
        serve();
        Lease.Report last = report();

        freshness.end();
        lease.acknowledged(last);

        assertThat(freshness.isWithin(LIMIT)).isFalse();
    }

    private void join() {
        lease.begin();
        lease.acknowledged(report());
        freshness.replayCompleted();
        lease.ready();
    }

    private void serve() {
        join();
        freshness.vouchedUntil(clock.instant());
        lease.applied(7);
        lease.acknowledged(report());
    }

    private Lease.Report report() {
        return requireNonNull(lease.report());
    }
}
