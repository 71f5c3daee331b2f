package io.tillgate.auth.revocation.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Where the newest records of the revocations topic lie. For the thread that reads it. */
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

    /** A record was read. */
    public void record(String id, long offset) {
        records.put(id, offset);
        newest = Math.max(newest, offset);
    }

    /** A heartbeat was read. */
    public void beat(long offset) {
        beats.add(offset);
        if (beats.size() > MAX_BEATS) {
            beats.pollFirst();
        }
        newest = Math.max(newest, offset);
    }

    /** The offset of the newest record that was read; -1 before the first. */
    public long newest() {
        return newest;
    }

    OptionalLong of(String id) {
        Long offset = records.get(id);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /**
     * The second heartbeat from an offset on. Who writes it has looked for revocations after the first was written, so that
     * everything that was committed before the first lies before the second, whatever clocks say.
     */
    OptionalLong secondBeatFrom(long offset) {
        Long first = beats.ceiling(offset);
        Long second = first == null ? null : beats.higher(first);
        return second == null ? OptionalLong.empty() : OptionalLong.of(second);
    }
}
