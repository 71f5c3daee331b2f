package io.tillgate.audit.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.completeness.CompletenessConfig;
import io.tillgate.audit.completeness.Gap;
import io.tillgate.audit.completeness.ReceivedStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Checks for gaps, reports those that outlast the grace period, and has their topics read again. */
@ApplicationScoped
class GapWatch {
    private static final Logger LOG = Logger.getLogger(GapWatch.class);
    private static final int MOST_GAPS = 1_000;

    private final ReceivedStore store;
    private final GapReplay replay;
    private final CompletenessConfig config;
    private final MeterRegistry meters;
    private final Gauge gauge;
    private Map<Start, Long> open = new HashMap<>();
    private long nextReplay = System.nanoTime();
    private volatile long missing;

    GapWatch(ReceivedStore store, GapReplay replay, CompletenessConfig config, MeterRegistry meters) {
        this.store = store;
        this.replay = replay;
        this.config = config;
        this.meters = meters;
        this.gauge = Gauge.builder("tillgate.audit.missing", () -> missing)
                .description("Records that are still not in the log after the grace period")
                .register(meters);
    }

    @Scheduled(
            every = "{tillgate.audit.completeness.interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return store.gaps(MOST_GAPS)
                .invoke(this::look)
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.debugf(e, "Cannot check for gaps"))
                .onFailure()
                .recoverWithNull();
    }

    @PreDestroy
    void stop() {
        replay.stop();
        meters.remove(gauge);
    }

    private void look(List<Gap> gaps) {
        long now = System.nanoTime();
        Map<Start, Long> seen = new HashMap<>();
        gaps.forEach(gap -> seen.put(Start.of(gap), open.getOrDefault(Start.of(gap), now)));
        open = seen;
        List<Gap> old = gaps.stream()
                .filter(gap -> now - seen.getOrDefault(Start.of(gap), now)
                        >= config.grace().toNanos())
                .toList();
        missing = old.stream().mapToLong(Gap::missing).sum();
        if (old.isEmpty()) {
            nextReplay = now;
        } else if (now - nextReplay >= 0) {
            nextReplay = now + config.replayInterval().toNanos();
            LOG.errorf("%d records are missing in the log, first gap %s; replaying the topics", missing, old.get(0));
            Set<String> topics = old.stream().map(Gap::topic).collect(Collectors.toSet());
            replay.start(topics);
        }
    }

    /** The start of a gap. It identifies the gap while later records shorten it from the end. */
    private record Start(String source, String topic, long from) {
        static Start of(Gap gap) {
            return new Start(gap.source(), gap.topic(), gap.from());
        }
    }
}
