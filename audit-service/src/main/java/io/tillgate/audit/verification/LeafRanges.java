package io.tillgate.audit.verification;

import io.smallrye.mutiny.Uni;
import io.tillgate.audit.checkpoint.CheckpointFile;
import io.tillgate.audit.checkpoint.CheckpointKeys;
import io.tillgate.audit.checkpoint.CheckpointStore;
import io.tillgate.audit.checkpoint.StoredCheckpoint;
import io.tillgate.audit.log.AuditTree;
import io.tillgate.audit.log.DroppedMonths;
import io.tillgate.audit.paging.TimeRange;
import io.tillgate.audit.proof.Checkpoint;
import io.tillgate.audit.proof.MalformedProofException;
import io.tillgate.audit.tree.ConsistencyProof;
import io.tillgate.audit.tree.Hash;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the range that two times mean, up to the checkpoint of most events. Safe for concurrent use. */
@ApplicationScoped
class LeafRanges {
    private final Pool pool;
    private final LogReader reader;
    private final CheckpointStore checkpoints;
    private final CheckpointFile outside;
    private final CheckpointKeys keys;
    private final AuditTree tree;
    private final DroppedMonths dropped;

    LeafRanges(
            Pool pool,
            LogReader reader,
            CheckpointStore checkpoints,
            CheckpointFile outside,
            CheckpointKeys keys,
            AuditTree tree,
            DroppedMonths dropped) {
        this.pool = pool;
        this.reader = reader;
        this.checkpoints = checkpoints;
        this.outside = outside;
        this.keys = keys;
        this.tree = tree;
        this.dropped = dropped;
    }

    /** The signed records that came in a time. */
    Uni<LeafRange> between(TimeRange times) {
        return signed().chain(signed -> dropped.end(pool)
                .chain(begin -> place(times.from(), begin, signed.size()))
                .chain(first -> place(times.to(), signed.size(), signed.size())
                        .chain(end -> range(first, Math.max(first, end), signed))));
    }

    /** The newest signed records, this many at most. */
    Uni<LeafRange> newest(long records) {
        return signed().chain(signed -> dropped.end(pool)
                .chain(begin -> range(
                        Math.min(signed.size(), Math.max(begin, signed.size() - records)), signed.size(), signed)));
    }

    /** The records between two places; empty where they are not all signed yet. */
    Uni<Optional<LeafRange>> between(long first, long end) {
        return signed().chain(signed -> end > signed.size()
                ? Uni.createFrom().item(Optional.empty())
                : range(first, end, signed).map(Optional::of));
    }

    /** The checkpoint of most events, in the database or kept outside: there, a log that was cut shows. */
    private Uni<StoredCheckpoint> signed() {
        return Uni.combine()
                .all()
                .unis(checkpoints.newest(pool), outside.largest())
                .asTuple()
                .map(found -> Stream.of(found.getItem1(), found.getItem2())
                        .flatMap(Optional::stream)
                        .max(Comparator.comparingLong(StoredCheckpoint::size))
                        .orElseThrow(() -> ProblemException.of(HttpProblem.NOT_FOUND, "Nothing is signed yet.")));
    }

    private Uni<LeafRange> range(long first, long end, StoredCheckpoint signed) {
        Checkpoint newest = open(signed);
        return tree.edge(pool, first)
                .chain(edge -> tree.hashes(pool, ConsistencyProof.spans(end, signed.size()))
                        .map(proof -> new LeafRange(
                                first,
                                end,
                                edge.orElseGet(() -> unknown(first)),
                                signed.note(),
                                newest,
                                proof.orElseGet(List::of))));
    }

    private Uni<Long> place(@Nullable Instant time, long absent, long size) {
        return time == null
                ? Uni.createFrom().item(absent)
                : reader.firstSince(time).map(found -> Math.min(found.orElse(size), size));
    }

    /** What does not verify is told as such by the check: here it only must not stop it. */
    private Checkpoint open(StoredCheckpoint signed) {
        try {
            return keys.open(signed.note());
        } catch (MalformedProofException e) {
            return new Checkpoint("", signed.size(), Hash.EMPTY);
        }
    }

    /** An edge that no proof will fit, where the log has lost the records that it was made of. */
    private static List<Hash> unknown(long size) {
        return java.util.Collections.nCopies(Long.bitCount(size), Hash.EMPTY);
    }
}
