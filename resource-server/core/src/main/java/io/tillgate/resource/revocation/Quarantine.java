package io.tillgate.resource.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records that were rejected and are not cured; while there is one, the instance is not ready. A record is cured by
 * a later valid record or tombstone with the same key, or by a key that becomes known and verifies it. It is released
 * after the quarantine's duration, so that nobody can keep all instances down by writing garbage. Holds a bounded
 * number of records, the newest. Thread-safe.
 */
public final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int MAX_RECORDS = 100;

    /**
     * The longest lifetime of the suite's access tokens. After it, lost revocations of tokens do not matter; those of
     * signing keys take effect at once, because the keys are fetched again.
     */
    private static final Duration LONGEST_TOKEN = Duration.ofDays(1);

    private final Map<Long, Held> held = new LinkedHashMap<>();
    private final Duration duration;
    private final Clock clock;
    private long total;

    /**
     * Creates a quarantine. With a duration of zero, records are never released by time, except the one that stands for
     * lost records: nothing can cure it, so it is released after a day.
     */
    public Quarantine(Duration duration, Clock clock) {
        this.duration = duration;
        this.clock = clock;
    }

    /** The records in quarantine, oldest first. */
    public synchronized List<RejectedRecord> records() {
        return held.values().stream().map(Held::record).toList();
    }

    /** Returns whether no record is in quarantine. */
    public synchronized boolean isEmpty() {
        return held.isEmpty();
    }

    /** Returns the number of records that this instance has rejected since its start. */
    public synchronized long total() {
        return total;
    }

    /** Puts a record into quarantine, and logs that once. */
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
        Instant now = clock.instant();
        held.values().removeIf(each -> {
            Duration longest = duration.isZero() && each.record.offset() < 0 ? LONGEST_TOKEN : duration;
            return !longest.isZero() && each.record.seenAt().plus(longest).isBefore(now);
        });
    }

    /** Returns the records that may verify on a later attempt. */
    synchronized List<ReadRecord> retryable() {
        return held.values().stream()
                .filter(each -> each.retryableValue != null)
                .map(each -> new ReadRecord(each.record.offset(), each.record.key(), each.retryableValue))
                .toList();
    }

    /** Returns the offset of the oldest record in quarantine. */
    synchronized OptionalLong oldestOffset() {
        return held.keySet().stream()
                .mapToLong(Long::longValue)
                .filter(offset -> offset >= 0)
                .min();
    }

    /** Removes all records, because they are read again or their topic no longer exists. */
    synchronized void clear() {
        held.clear();
    }

    @SuppressWarnings("ArrayRecordComponent") // instances are never compared
    private record Held(RejectedRecord record, byte @Nullable [] retryableValue) {}
}
