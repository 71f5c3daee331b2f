package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The latest signed time at each offset of the topic. The issuer writes its records in the order of their times, apart
 * from the duration of a transaction. A record that is much older than those before it was therefore written again by
 * another party, to replace a newer record with the same key. For one thread at a time.
 */
final class RecordOrder {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int MAX_ENTRIES = 100_000;

    /** Offsets and times, both ascending; a time is stored only if it is later than the previous one by a step. */
    private final TreeMap<Long, Instant> times = new TreeMap<>();

    /** Records a signed time at an offset; the issuer writes nothing much older after it. */
    void note(long offset, Instant time) {
        Map.Entry<Long, Instant> before = times.floorEntry(offset);
        if (before != null && time.isBefore(before.getValue().plus(STEP))) {
            return;
        }
        times.put(offset, time);
        Map.Entry<Long, Instant> next = times.higherEntry(offset);
        while (next != null && !next.getValue().isAfter(time)) {
            times.remove(next.getKey());
            next = times.higherEntry(offset);
        }
        if (times.size() > MAX_ENTRIES) {
            times.pollFirstEntry();
        }
    }

    /** Returns whether a record with this time is too old for its offset to have been written by the issuer. */
    boolean isReplay(long offset, Instant time) {
        Map.Entry<Long, Instant> before = times.lowerEntry(offset);
        return before != null && Revocation.isReplay(time, before.getValue());
    }

    /** Forgets all times, because the topic is a different one. */
    void clear() {
        times.clear();
    }
}
