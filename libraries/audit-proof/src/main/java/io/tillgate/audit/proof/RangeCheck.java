package io.tillgate.audit.proof;

import io.tillgate.audit.tree.CompactRange;
import io.tillgate.audit.tree.ConsistencyProof;
import io.tillgate.audit.tree.Hash;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies consecutive records of the log against their stored hashes and the checkpoints among them. It keeps the
 * first failure and ignores everything after it. Not thread-safe.
 */
public final class RangeCheck {
    private final CompactRange range;
    private long proven;
    private long records;
    private long checkpoints;
    private @Nullable Failure failure;

    /**
     * @param first the leaf index of the first record
     * @param edge the right edge of the tree before it
     * @throws IllegalArgumentException if the edge does not fit a tree of this size
     */
    public RangeCheck(long first, List<Hash> edge) {
        this.range = new CompactRange(first, edge);
        this.proven = first;
    }

    /** Verifies the next record against its stored hash. */
    public void record(LoggedRecord record, @Nullable Hash stored) {
        if (failure != null) {
            return;
        }
        records++;
        if (record.index() > range.size()) {
            fail(range.size(), null, "the record is missing");
        } else if (record.index() < range.size()) {
            fail(record.index(), record.id(), "the record has another index");
        } else if (!record.leaf().equals(stored)) {
            fail(record.index(), record.id(), "the record was changed");
        } else {
            range.append(record.leaf());
        }
    }

    /** Reports a record whose hash is correct, but which is wrong in another way. */
    public void doubt(LoggedRecord record, String reason) {
        if (failure == null) {
            fail(record.index(), record.id(), reason);
        }
    }

    /** Verifies a checkpoint; ignored if it does not cover exactly the records read so far. */
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

    /** Reports a checkpoint whose signature is invalid. */
    public void forged(long size, String reason) {
        if (failure == null) {
            fail(
                    Math.max(proven, Math.min(size, range.size())),
                    null,
                    "the checkpoint of " + size + " records: " + reason);
        }
    }

    /**
     * Verifies the end of the range.
     *
     * @param end the expected leaf index after the last record
     * @param newest a checkpoint of this or a larger tree
     * @param consistency the proof that the tree of {@code end} records is its prefix
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

    /**
     * Reports missing records if a checkpoint kept elsewhere is larger than a range that reaches the end of the log.
     */
    public void witness(Checkpoint checkpoint) {
        if (failure == null && checkpoint.size() > range.size()) {
            fail(
                    range.size(),
                    null,
                    "the record is missing: a checkpoint of " + checkpoint.size() + " records is signed");
        }
    }

    /** Returns the number of leaves read so far, including those before the range. */
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

    /** Returns the first failure; empty if everything is valid so far. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    private void failUnproven(long size) {
        fail(proven, null, "the records from here on do not match the checkpoint of " + size + " records");
    }

    private void fail(long index, @Nullable String id, String reason) {
        failure = new Failure(index, id, reason);
    }
}
