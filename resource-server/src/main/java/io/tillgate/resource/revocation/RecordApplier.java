package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import io.tillgate.resource.staleness.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies what was read: revocations to the log, the newest heartbeat to the freshness, and what cannot be verified to
 * the quarantine. For the reader's thread only; its counters are for any.
 */
public final class RecordApplier {
    private static final Logger LOG = LoggerFactory.getLogger(RecordApplier.class);

    private static final Duration FORGETTING_INTERVAL = Duration.ofMinutes(1);

    private final SecurityEventVerifier verifier;
    private final RevocationLog log;
    private final Freshness freshness;
    private final Quarantine quarantine;
    private final Canary canary;
    private final Clock clock;
    private final AtomicLong applied = new AtomicLong();
    private volatile long lastOffset = -1;
    private Instant nextForgetting = Instant.EPOCH;

    /** An applier onto a log, a freshness and a quarantine. */
    public RecordApplier(
            SecurityEventVerifier verifier,
            RevocationLog log,
            Freshness freshness,
            Quarantine quarantine,
            Clock clock) {
        this(verifier, log, freshness, quarantine, RevocationDelays.UNNOTED, clock);
    }

    /** An applier that tells how long revocations take. */
    public RecordApplier(
            SecurityEventVerifier verifier,
            RevocationLog log,
            Freshness freshness,
            Quarantine quarantine,
            RevocationDelays delays,
            Clock clock) {
        this.canary = new Canary(log, delays, clock);
        this.verifier = verifier;
        this.log = log;
        this.freshness = freshness;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /** How many revocations this instance has applied. */
    public long applied() {
        return applied.get();
    }

    /** The offset of the last record that was dealt with; -1 where there was none. */
    public long lastOffset() {
        return lastOffset;
    }

    /** The offset up to which every record has had its effect: none that is held in quarantine lies before it. */
    long settledOffset() {
        return quarantine.records().stream()
                .mapToLong(held -> held.offset() - 1)
                .reduce(lastOffset, Math::min);
    }

    /** The topic is read from its beginning, where it may be another one by now. */
    void startOver() {
        lastOffset = -1;
    }

    void apply(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        List<ConsumerRecord<String, byte[]>> heartbeats = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() == null) {
                buried(record.key(), record.offset());
            } else if (Revocation.HEARTBEAT_KEY.equals(record.key())) {
                heartbeats.add(record);
            } else {
                revoke(record.key(), record.value(), record.offset());
            }
        }
        beatOnce(heartbeats);
        for (ConsumerRecord<String, byte[]> record : records) {
            lastOffset = Math.max(lastOffset, record.offset());
        }
    }

    /** A heartbeat says nothing that a later one does not: the newest that verifies is enough, and a replay is short. */
    private void beatOnce(List<ConsumerRecord<String, byte[]>> heartbeats) throws InterruptedException {
        int newest = heartbeats.size() - 1;
        while (newest >= 0 && !beat(heartbeats.get(newest))) {
            newest--;
        }
    }

    /** Looks again at records whose signing key was not known, lets old ones go, and forgets what has expired. */
    void tidy() throws InterruptedException {
        for (Quarantine.Held held : quarantine.retryable()) {
            String key = held.record().key();
            byte[] value = held.retryableValue();
            if (key != null && value != null && !Revocation.HEARTBEAT_KEY.equals(key)) {
                revoke(key, value, held.record().offset());
            }
        }
        quarantine.releaseOld();
        Instant now = clock.instant();
        if (now.isAfter(nextForgetting)) {
            log.forgetExpired(now);
            nextForgetting = now.plus(FORGETTING_INTERVAL);
        }
    }

    private void revoke(@Nullable String key, byte[] value, long offset) throws InterruptedException {
        if (key == null) {
            reject(offset, null, value, new RecordRejectedException("the record has no key"));
            return;
        }
        try {
            verifier.revocation(key, value).ifPresent(revocation -> {
                log.apply(revocation);
                applied.incrementAndGet();
                if (freshness.isReplayed()) {
                    canary.applied(revocation); // what is read of the past took as long as this instance was away
                }
            });
            quarantine.release(offset);
            quarantine.cure(key, offset);
        } catch (RecordRejectedException e) {
            reject(offset, key, value, e);
        }
    }

    private boolean beat(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        try {
            Instant asOf = verifier.heartbeat(record.value());
            freshness.vouchedUntil(asOf);
            quarantine.cure(Revocation.HEARTBEAT_KEY, record.offset());
            return true;
        } catch (RecordRejectedException e) {
            reject(record.offset(), record.key(), record.value(), e);
            return false;
        }
    }

    private void buried(@Nullable String key, long offset) {
        if (key != null) {
            quarantine.cure(key, offset);
        }
    }

    private void reject(long offset, @Nullable String key, byte[] value, RecordRejectedException why) {
        if (quarantine.hold(offset, key, why.reason(), why.isRetryable() ? value : null)) {
            LOG.error(
                    "Revocation record at offset {} is not applied, this instance is not ready: {}",
                    offset,
                    why.reason());
        }
    }
}
