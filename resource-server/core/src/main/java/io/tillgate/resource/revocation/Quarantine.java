package io.tillgate.resource.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records that were rejected and not cured yet; while there is one, the instance is not ready. A record is cured by a
 * valid record, or a tombstone, with the same key at a later offset, by a key that turns up and verifies it, or by time:
 * after the quarantine's duration, since nobody may keep a fleet down for good by writing garbage. Bounded; the newest
 * records stay. Safe for any thread.
 */
public final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int MAX_RECORDS = 100;

    private final Map<Long, Held> held = new LinkedHashMap<>();
    private final Duration duration;
    private final Clock clock;
    private long total;

    /** A quarantine; with a duration of zero, time cures nothing. */
    public Quarantine(Duration duration, Clock clock) {
        this.duration = duration;
        this.clock = clock;
    }

    /** The records that are held now, oldest first. */
    public synchronized List<RejectedRecord> records() {
        return held.values().stream().map(Held::record).toList();
    }

    /** Whether none is held. */
    public synchronized boolean isEmpty() {
        return held.isEmpty();
    }

    /** How many records were ever rejected by this instance. */
    public synchronized long total() {
        return total;
    }

    /** Holds a record, and says so once. */
    void hold(ReadRecord record, RecordRejectedException why) {
        byte @Nullable [] value = why.isRetryable() ? record.value() : null;
        if (hold(record.offset(), record.key(), why.reason(), value)) {
            LOG.error(
                    "Revocation record at offset {} is not applied, this instance is not ready: {}",
                    record.offset(),
                    why.reason());
        }
    }

    synchronized boolean hold(long offset, @Nullable String key, String reason, byte @Nullable [] retryableValue) {
        if (held.containsKey(offset)) {
            return false;
        }
        if (held.size() >= MAX_RECORDS) {
            Iterator<Long> eldest = held.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        total++;
        held.put(offset, new Held(new RejectedRecord(offset, key, reason, clock.instant()), retryableValue));
        return true;
    }

    synchronized void cure(String key, long offset) {
        if (!held.isEmpty()) {
            held.values().removeIf(each -> key.equals(each.record.key()) && each.record.offset() < offset);
        }
    }

    synchronized void release(long offset) {
        held.remove(offset);
    }

    synchronized void releaseOld() {
        if (!duration.isZero()) {
            held.values().removeIf(each -> each.record.seenAt().plus(duration).isBefore(clock.instant()));
        }
    }

    /** The records that a later look may go better with. */
    synchronized List<ReadRecord> retryable() {
        return held.values().stream()
                .filter(each -> each.retryableValue != null)
                .map(each -> new ReadRecord(each.record.offset(), each.record.key(), each.retryableValue))
                .toList();
    }

    /** Where the oldest record lies that is not cured. */
    synchronized OptionalLong oldestOffset() {
        return held.keySet().stream()
                .mapToLong(Long::longValue)
                .filter(offset -> offset >= 0)
                .min();
    }

    /** Forgets all of them: they were on a topic that is no more. */
    synchronized void clear() {
        held.clear();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Held(RejectedRecord record, byte @Nullable [] retryableValue) {}
}
