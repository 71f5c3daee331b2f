package io.tillgate.auth.revocation.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The offsets of the newest records of the revocations topic. Used by the reader thread only. */
@ApplicationScoped
public class RecordPositions {
    private static final int MAX_RECORDS = 50_000;
    private static final int MAX_BEATS = 1_000;

    private final Map<String, Long> records = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_RECORDS;
        }
    };
    private final NavigableSet<Long> beats = new TreeSet<>();
    private volatile long newest = -1;

    /** Adds a record for which a request may wait. */
    public void record(String id, long offset) {
        records.put(id, offset);
        passed(offset);
    }

    /** Notes that a record was read. */
    public void passed(long offset) {
        newest = Math.max(newest, offset);
    }

    /** Adds a heartbeat. */
    public void beat(long offset) {
        beats.add(offset);
        if (beats.size() > MAX_BEATS) {
            beats.pollFirst();
        }
        passed(offset);
    }

    /** Returns the offset of the newest record; -1 if none was read. */
    public long newest() {
        return newest;
    }

    OptionalLong of(String id) {
        Long offset = records.get(id);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /**
     * Returns the offset of the second heartbeat at or after an offset. Its writer looked for revocations after it
     * wrote the first, so that everything committed before the first lies before the second, regardless of clocks.
     */
    OptionalLong secondBeatFrom(long offset) {
        Long first = beats.ceiling(offset);
        Long second = first == null ? null : beats.higher(first);
        return second == null ? OptionalLong.empty() : OptionalLong.of(second);
    }
}
