package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.resource.staleness.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies records: revocations to the log, the newest heartbeat to the freshness, and records that cannot be verified
 * to the quarantine. Its locks admit one thread at a time; the counters are thread-safe.
 */
public final class RecordApplier {
    private static final Logger LOG = LoggerFactory.getLogger(RecordApplier.class);
    private static final long NO_OFFSET = -1;
    private static final Duration FORGETTING_INTERVAL = Duration.ofMinutes(1);

    private final SecurityEventVerifier verifier;
    private final RevocationLog log;
    private final Freshness freshness;
    private final Quarantine quarantine;
    private final Canary canary;
    private final Heartbeats heartbeats;
    private final RecordOrder order = new RecordOrder();
    private final Clock clock;
    private final AtomicLong applied = new AtomicLong();
    private volatile long lastOffset = -1;
    private long past = -1;
    private AppliedRecords listener = AppliedRecords.NONE;
    private Instant nextForgetting = Instant.EPOCH;

    /** Creates an applier to a log, a freshness and a quarantine. */
    public RecordApplier(
            SecurityEventVerifier verifier,
            RevocationLog log,
            Freshness freshness,
            Quarantine quarantine,
            Clock clock) {
        this(verifier, log, freshness, quarantine, RevocationDelays.UNNOTED, clock);
    }

    /** Creates an applier that also reports the delay of canary revocations. */
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
        this.heartbeats = new Heartbeats(verifier, freshness, quarantine, order);
    }

    /** Returns the number of revocations that this instance has applied. */
    public long applied() {
        return applied.get();
    }

    /** Returns the offset of the last record that was processed; -1 if there was none. */
    public long lastOffset() {
        return lastOffset;
    }

    /** Sets the listener for the records applied from now on. */
    void tell(AppliedRecords records) {
        listener = records;
    }

    /** Returns the offset at which a later start must resume; it includes the records in quarantine. */
    long resumeOffset() {
        return quarantine.oldestOffset().orElse(lastOffset + 1);
    }

    /** Returns the offset up to which every record has taken effect; no record in quarantine is at or before it. */
    long settledOffset() {
        return resumeOffset() - 1;
    }

    /** Prepares for reading the topic, which may be a different one, from its beginning. */
    synchronized void startOver() {
        lastOffset = -1;
        order.clear();
    }

    /** Prepares for reading again from an offset, where records in quarantine are met again if they still exist. */
    synchronized void startAgain(long offset) {
        quarantine.clear();
        order.clear();
        lastOffset = offset - 1;
    }

    /** Notes that everything before an offset was restored from the snapshot. */
    void restored(long nextOffset) {
        lastOffset = nextOffset - 1;
        past = lastOffset;
        freshness.replayCompleted();
        freshness.vouched().ifPresent(freshness::receipted); // the earlier process reported this already
    }

    /**
     * Notes that the topic was recreated. Known revocations stay; unread ones of the old topic may be lost, also those
     * of keys, which are therefore fetched again.
     */
    synchronized void topicWasMadeAnew() {
        startAgain(0);
        verifier.refetchKeys();
        quarantine.hold(NO_OFFSET, null, "the topic was recreated: unread revocations may be missing", null);
        LOG.error("The revocations topic was recreated and is read from its beginning. Known revocations are"
                + " kept, unread ones are lost; this instance is not ready until its quarantine ends");
    }

    boolean holdsRejected() {
        return !quarantine.isEmpty();
    }

    /** Notes the keys of unverified records as suspects, and applies the newest valid heartbeat among them. */
    synchronized void suspect(List<ReadRecord> records) throws InterruptedException {
        List<ReadRecord> beats = new ArrayList<>();
        for (ReadRecord record : records) {
            String key = record.key();
            if (Revocation.HEARTBEAT_KEY.equals(key)) {
                beats.add(record);
            } else if (key != null && record.value() != null) {
                log.suspect(key);
            }
            lastOffset = Math.max(lastOffset, record.offset());
        }
        past = lastOffset;
        heartbeats.apply(beats, listener);
    }

    /** Drops the suspects: all of their records have been verified. */
    synchronized void dismissSuspects() {
        log.dismissSuspects();
    }

    /** Applies records of the snapshot without calling the listener; returns false unless the issuer signed all. */
    synchronized boolean restore(List<ReadRecord> records) throws InterruptedException {
        for (RecordVerification verification : RecordVerification.of(records, verifier)) {
            if (rejection(verification) != null) {
                return false;
            }
            verification.revocation().map(SignedRevocation::revocation).ifPresent(this::note);
        }
        return true;
    }

    /** Verifies and applies records in their order. */
    public synchronized void apply(List<ReadRecord> records) throws InterruptedException {
        for (ReadBatch batch : ReadBatch.of(records)) {
            for (RecordVerification verification : RecordVerification.of(batch.revocations(), verifier)) {
                apply(verification);
            }
            heartbeats.apply(batch.beats(), listener);
        }
        for (ReadRecord record : records) {
            lastOffset = Math.max(lastOffset, record.offset());
        }
    }

    /** Retries the retryable records in quarantine, releases old ones, and forgets expired revocations. */
    synchronized void tidy() throws InterruptedException {
        List<ReadRecord> again = quarantine.retryable().stream()
                .filter(record -> !Revocation.HEARTBEAT_KEY.equals(record.key()))
                .toList();
        for (RecordVerification verification : RecordVerification.of(again, verifier)) {
            apply(verification);
        }
        quarantine.releaseOld();
        Instant now = clock.instant();
        if (now.isAfter(nextForgetting)) {
            log.forgetExpired(now);
            nextForgetting = now.plus(FORGETTING_INTERVAL);
        }
    }

    private void apply(RecordVerification verification) {
        ReadRecord record = verification.record();
        RecordRejectedException rejection = rejection(verification);
        Revocation revocation =
                verification.revocation().map(SignedRevocation::revocation).orElse(null);
        if (rejection == null && revocation != null && isReplay(record, revocation)) {
            rejection = RecordRejectedException.replay();
        }
        if (rejection != null) {
            quarantine.hold(record, rejection);
            return;
        }
        if (revocation != null) {
            apply(record, revocation);
            order.note(record.offset(), revocation.issuedAt());
        }
        quarantine.release(record.offset());
        String key = record.key();
        if (key != null) {
            quarantine.cure(key, record.offset());
        }
    }

    private boolean isReplay(ReadRecord record, Revocation revocation) {
        return isOfConsequence(revocation) && order.isReplay(record.offset(), revocation.issuedAt());
    }

    /** Returns whether the revocation can still end tokens; otherwise they have all expired. */
    private boolean isOfConsequence(Revocation revocation) {
        return revocation.expiresAt().isAfter(clock.instant());
    }

    private @Nullable RecordRejectedException rejection(RecordVerification verification) {
        boolean trusted = verification
                .revocation()
                .map(signed -> verifier.stillTrusts(signed.keyId()))
                .orElse(true);
        return trusted ? verification.rejection() : RecordRejectedException.unknownKey(); // the key was revoked
    }

    private void apply(ReadRecord record, Revocation revocation) {
        if (note(revocation)) {
            listener.applied(record, revocation.expiresAt());
            if (freshness.isReplayed() && record.offset() > past) {
                canary.applied(revocation); // the delay of an older record would include this instance's downtime
            }
        }
    }

    /** Applies a revocation to the keys and the log; returns false if it has expired. */
    private boolean note(Revocation revocation) {
        if (revocation.key().kind() == Kind.KID) {
            verifier.distrust(revocation.key().value());
        }
        if (!isOfConsequence(revocation)) {
            return false;
        }
        log.apply(revocation);
        applied.incrementAndGet();
        return true;
    }
}
