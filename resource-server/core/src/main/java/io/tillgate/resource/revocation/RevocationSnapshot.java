package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.snapshot.Snapshot;
import io.tillgate.resource.snapshot.SnapshotRecord;
import io.tillgate.resource.snapshot.SnapshotState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the signed revocations on disk, and restores and verifies them at startup. If the disk fails, only the snapshot
 * ends. Confined to the reader's thread, except for the condition.
 */
public final class RevocationSnapshot implements AppliedRecords, Backlog.Records {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationSnapshot.class);

    private final Path directory;
    private final long maximumBytes;
    private final Duration interval;
    private final VerificationKeys keys;
    private final Clock clock;
    private @Nullable Snapshot snapshot;
    private @Nullable String heartbeat;
    private @Nullable SnapshotState unverified;
    private long nextSave = System.nanoTime();
    private boolean changed;
    private volatile String condition = "not started";

    /**
     * Creates a snapshot in a directory.
     *
     * @param maximumBytes the maximum size
     * @param interval the time between two updates
     */
    public RevocationSnapshot(
            Path directory, long maximumBytes, Duration interval, VerificationKeys keys, Clock clock) {
        this.directory = directory;
        this.maximumBytes = maximumBytes;
        this.interval = interval;
        this.keys = keys;
        this.clock = clock;
    }

    /** The state of the snapshot, in words for the health page. */
    public String condition() {
        return condition;
    }

    /**
     * Restores the state of the last run; empty if there is none, it is damaged, or the issuer did not sign it.
     *
     * @param longBacklog the number of records from which they are verified after the start; see {@link #isVerified}
     */
    Optional<TopicPosition> restore(RecordApplier applier, long longBacklog) throws InterruptedException {
        try {
            Snapshot opened = Snapshot.open(directory, maximumBytes);
            snapshot = opened;
            condition = "kept";
            Optional<TopicPosition> position = restore(opened, applier, longBacklog);
            if (position.isEmpty()) {
                opened.begin();
            }
            applier.tell(this);
            return position;
        } catch (IOException e) {
            end("it cannot be used", e);
            return Optional.empty();
        }
    }

    /** Returns whether the restored records are verified; otherwise their keys are suspects. */
    boolean isVerified() {
        return unverified == null;
    }

    /** Discards the restored state because the issuer did not sign it. */
    void beginAnew() {
        Snapshot open = snapshot;
        unverified = null;
        heartbeat = null;
        keys.forgetRestored();
        if (open != null) {
            try {
                open.begin();
            } catch (IOException e) {
                end("it cannot be written", e);
            }
        }
    }

    private Optional<TopicPosition> restore(Snapshot from, RecordApplier applier, long longBacklog)
            throws IOException, InterruptedException {
        try {
            Optional<SnapshotState> found = from.state();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            SnapshotState state = found.get();
            if (!keys.restore(state.keys())) {
                throw new IOException("it contains no keys");
            }
            LongAdder count = new LongAdder();
            CRC32C checksum = from.read(
                    state,
                    batch -> { // reads all records before any of them counts
                        applier.suspect(records(batch));
                        count.add(batch.size());
                    });
            if (count.sum() < longBacklog) {
                verify(from, state, applier, () -> false);
                applier.dismissSuspects();
            } else {
                unverified = state;
            }
            beat(state, applier);
            from.resume(state, checksum);
            heartbeat = state.heartbeat();
            applier.restored(state.nextOffset());
            LOG.info("Restored {} revocations from the snapshot", count);
            return Optional.of(new TopicPosition(state.topicId(), state.nextOffset()));
        } catch (IOException | RuntimeException | Error e) { // without the reading thread no revocation is read
            LOG.error("Cannot use the snapshot in {}; creating a new one", directory, e);
            unverified = null;
            keys.forgetRestored();
            applier.startAgain(0);
            applier.dismissSuspects();
            return Optional.empty();
        }
    }

    private static void beat(SnapshotState state, RecordApplier applier) throws IOException, InterruptedException {
        byte[] beat = state.heartbeat().getBytes(StandardCharsets.US_ASCII);
        applier.apply(List.of(new ReadRecord(state.nextOffset(), Revocation.HEARTBEAT_KEY, beat)));
        if (applier.holdsRejected()) {
            throw new IOException("the issuer did not sign its heartbeat");
        }
    }

    @Override
    public void verify(RecordApplier applier, BooleanSupplier left) throws IOException, InterruptedException {
        Snapshot from = snapshot;
        SnapshotState state = unverified;
        if (from != null && state != null) {
            verify(from, state, applier, left);
        }
    }

    private static void verify(Snapshot from, SnapshotState state, RecordApplier applier, BooleanSupplier left)
            throws IOException, InterruptedException {
        var unused = from.read(state, batch -> {
            if (left.getAsBoolean()) {
                throw new InterruptedException("the rest is not wanted");
            }
            if (!applier.restore(records(batch))) {
                throw new IOException("the issuer did not sign all of it");
            }
        });
    }

    @Override
    public boolean outliveTheTopic() {
        return true;
    }

    private static List<ReadRecord> records(List<SnapshotRecord> batch) {
        return batch.stream()
                .map(each -> new ReadRecord(each.offset(), each.key(), each.value()))
                .toList();
    }

    /** Updates the files, if the interval has passed. */
    void save(TopicPosition position) throws InterruptedException {
        Snapshot open = snapshot;
        String beat = heartbeat;
        String jwkSet = keys.document().orElse(null);
        long now = System.nanoTime();
        if (open == null || !changed || beat == null || jwkSet == null || now - nextSave < 0) {
            return;
        }
        nextSave = now + interval.toNanos();
        try {
            if (open.wantsCleaning()) {
                open.clean(clock.instant().getEpochSecond());
            }
            open.save(position.topicId(), position.offset(), beat, jwkSet);
            changed = false;
        } catch (IOException e) {
            end("it cannot be written", e);
        }
    }

    @Override
    public void applied(ReadRecord record, Instant forgetAt) {
        Snapshot open = snapshot;
        if (open != null) {
            try {
                open.append(new SnapshotRecord(
                        record.offset(),
                        forgetAt.getEpochSecond(),
                        Objects.requireNonNull(record.key()),
                        Objects.requireNonNull(record.value())));
                changed = true;
            } catch (IOException e) {
                end("it cannot be written", e);
            }
        }
    }

    @Override
    public void heartbeat(byte[] value) {
        heartbeat = new String(value, StandardCharsets.US_ASCII);
        changed = true;
    }

    void close() {
        Snapshot open = snapshot;
        snapshot = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.warn("The snapshot in {} was not closed", directory, e);
            }
        }
    }

    private void end(String why, IOException cause) {
        LOG.error(
                "The snapshot in {} is no longer updated: {}; a start without Kafka will know only its revocations",
                directory,
                why,
                cause);
        condition = "given up: " + why;
        close();
    }
}
