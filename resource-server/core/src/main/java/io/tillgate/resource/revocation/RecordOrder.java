package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How late it was, by what the issuer has signed, at an offset of the topic. The issuer writes its records in the order of
 * their times, but for the time that a transaction takes: one that is much older than what lies before it was written again
 * by somebody else, to take the place of a newer one of its key. For one thread at a time.
 */
final class RecordOrder {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int MAX_ENTRIES = 100_000;

    /** Offsets and times, both growing; only what is later by a step is noted. */
    private final TreeMap<Long, Instant> times = new TreeMap<>();

    /** Notes that the issuer had signed something of a time before it wrote what follows an offset. */
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

    /** Whether a record of a time cannot have been written by the issuer at an offset. */
    boolean isReplay(long offset, Instant time) {
        Map.Entry<Long, Instant> before = times.lowerEntry(offset);
        return before != null && Revocation.isReplay(time, before.getValue());
    }

    /** Forgets everything: the topic is another one. */
    void clear() {
        times.clear();
    }
}
