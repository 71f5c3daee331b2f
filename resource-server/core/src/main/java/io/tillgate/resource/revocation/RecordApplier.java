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
 * Applies what was read: revocations to the log, the newest heartbeat to the freshness, and what cannot be verified to
 * the quarantine. For one thread at a time, which it sees to; its counters are for any.
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
        this.heartbeats = new Heartbeats(verifier, freshness, quarantine, order);
    }

    /** How many revocations this instance has applied. */
    public long applied() {
        return applied.get();
    }

    /** The offset of the last record that was dealt with; -1 where there was none. */
    public long lastOffset() {
        return lastOffset;
    }

    /** Tells somebody of what is applied from now on. */
    void tell(AppliedRecords records) {
        listener = records;
    }

    /** From where a later start has to read on: what lies in quarantine is looked at again. */
    long resumeOffset() {
        return quarantine.oldestOffset().orElse(lastOffset + 1);
    }

    /** The offset up to which every record has had its effect: none that is held in quarantine lies before it. */
    long settledOffset() {
        return resumeOffset() - 1;
    }

    /** The topic is read from its beginning, where it may be another one by now. */
    synchronized void startOver() {
        lastOffset = -1;
        order.clear();
    }

    /** Reading starts again at an offset; what lay in quarantine is met again, if it is there. */
    synchronized void startAgain(long offset) {
        quarantine.clear();
        order.clear();
        lastOffset = offset - 1;
    }

    /** Everything before an offset is known, from an earlier life. */
    void restored(long nextOffset) {
        lastOffset = nextOffset - 1;
        past = lastOffset;
        freshness.replayCompleted();
        freshness.vouchedUntil().ifPresent(freshness::receiptedUntil); // the last life's receipt covers it
    }

    /** Notes that the topic was made anew: what was known stays known, but what nobody had read of it may be missing. */
    synchronized void topicWasMadeAnew() {
        startAgain(0);
        quarantine.hold(
                NO_OFFSET, null, "the topic was made anew: revocations that were not read may be missing", null);
        LOG.error("The revocations topic was made anew: it is read from its beginning, and what was known stays known."
                + " What it held unread is gone; this instance is not ready until its quarantine is over");
    }

    boolean holdsRejected() {
        return !quarantine.isEmpty();
    }

    /** Notes what unverified records are about, and takes the newest heartbeat among them for what it is. */
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

    /** All that was suspected has been looked at. */
    synchronized void dismissSuspects() {
        log.dismissSuspects();
    }

    /** Applies what an earlier life had applied, which nobody is told again; false where not all of it is the issuer's. */
    synchronized boolean restore(List<ReadRecord> records) throws InterruptedException {
        for (RecordVerification verification : RecordVerification.of(records, verifier)) {
            if (rejection(verification) != null) {
                return false;
            }
            verification.revocation().map(SignedRevocation::revocation).ifPresent(this::note);
        }
        return true;
    }

    synchronized void apply(List<ReadRecord> records) throws InterruptedException {
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

    /** Looks again at records whose signing key was not known, lets old ones go, and forgets what has expired. */
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

    /** Else its tokens have expired. */
    private boolean isOfConsequence(Revocation revocation) {
        return revocation.expiresAt().isAfter(clock.instant());
    }

    private @Nullable RecordRejectedException rejection(RecordVerification verification) {
        boolean trusted = verification
                .revocation()
                .map(signed -> verifier.stillTrusts(signed.keyId()))
                .orElse(true);
        return trusted ? verification.rejection() : RecordRejectedException.unknownKey(); // an earlier record said so
    }

    private void apply(ReadRecord record, Revocation revocation) {
        if (note(revocation)) {
            listener.applied(record, revocation.expiresAt());
            if (freshness.isReplayed() && record.offset() > past) {
                canary.applied(revocation); // what is read of the past took as long as this instance was away
            }
        }
    }

    /** Whether there is anything to note. */
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
