package io.tillgate.audit.proof;

import io.tillgate.audit.tree.CompactRange;
import io.tillgate.audit.tree.ConsistencyProof;
import io.tillgate.audit.tree.Hash;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks neighbouring records of the log, one after the other, against their stored hashes and against the checkpoints
 * between them. What it finds first it keeps; the rest is only counted. Not thread-safe.
 */
public final class RangeCheck {
    private final CompactRange range;
    private long proven;
    private long records;
    private long checkpoints;
    private @Nullable Failure failure;

    /**
     * @param first the first record's place
     * @param edge the right edge of the tree before it
     * @throws IllegalArgumentException where a tree of this size has another edge
     */
    public RangeCheck(long first, List<Hash> edge) {
        this.range = new CompactRange(first, edge);
        this.proven = first;
    }

    /** The next record, with the hash that was stored for it. */
    public void record(LoggedRecord record, @Nullable Hash stored) {
        if (failure != null) {
            return;
        }
        records++;
        if (record.index() > range.size()) {
            fail(range.size(), null, "the record is missing");
        } else if (record.index() < range.size()) {
            fail(record.index(), record.id(), "the record is not in its place");
        } else if (!record.leaf().equals(stored)) {
            fail(record.index(), record.id(), "the record is not what was recorded");
        } else {
            range.append(record.leaf());
        }
    }

    /** A record whose hash holds, and with it something else that does not. */
    public void doubt(LoggedRecord record, String reason) {
        if (failure == null) {
            fail(record.index(), record.id(), reason);
        }
    }

    /** A checkpoint; passed over where it is not of the tree that was read so far. */
    public void checkpoint(Checkpoint checkpoint) {
        if (failure != null || checkpoint.size() != range.size()) {
            return;
        }
        checkpoints++;
        if (checkpoint.root().equals(range.root())) {
            proven = range.size();
        } else {
            failUnproven(checkpoint.size());
        }
    }

    /** A checkpoint that does not verify. */
    public void forged(long size, String reason) {
        if (failure == null) {
            fail(
                    Math.max(proven, Math.min(size, range.size())),
                    null,
                    "the checkpoint of " + size + " records: " + reason);
        }
    }

    /**
     * The end of the range.
     *
     * @param end the place after the last record that there must be
     * @param newest a checkpoint of this or a larger tree
     * @param consistency shows that the tree of {@code end} records is its beginning
     */
    public void end(long end, Checkpoint newest, List<Hash> consistency) {
        if (failure != null) {
            return;
        }
        if (range.size() < end) {
            fail(range.size(), null, "the record is missing");
        } else if (!new ConsistencyProof(end, newest.size(), consistency).holds(range.root(), newest.root())) {
            failUnproven(newest.size());
        } else {
            checkpoints++;
            proven = end;
        }
    }

    /** A checkpoint that was kept elsewhere, after the end of a range that ends where the log does. */
    public void witness(Checkpoint checkpoint) {
        if (failure == null && checkpoint.size() > range.size()) {
            fail(
                    range.size(),
                    null,
                    "the record is missing: a checkpoint of " + checkpoint.size() + " records is signed");
        }
    }

    /** How many leaves have been read, those before the range included. */
    public long size() {
        return range.size();
    }

    public long records() {
        return records;
    }

    public long checkpoints() {
        return checkpoints;
    }

    public Hash root() {
        return range.root();
    }

    /** Empty where everything holds so far. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    private void failUnproven(long size) {
        fail(proven, null, "the records from here on are not those of the checkpoint of " + size + " records");
    }

    private void fail(long index, @Nullable String id, String reason) {
        failure = new Failure(index, id, reason);
    }
}
