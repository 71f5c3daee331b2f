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

/** Finds ranges of the log up to the largest checkpoint. Safe for concurrent use. */
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

    /** Returns the signed records that were recorded in a time range. */
    Uni<LeafRange> between(TimeRange times) {
        return signed().chain(signed -> dropped.end(pool)
                .chain(begin -> place(times.from(), begin, signed.size()))
                .chain(first -> place(times.to(), signed.size(), signed.size())
                        .chain(end -> range(first, Math.max(first, end), signed))));
    }

    /** Returns the newest signed records, at most {@code records}. */
    Uni<LeafRange> newest(long records) {
        return signed().chain(signed -> dropped.end(pool)
                .chain(begin -> range(
                        Math.min(signed.size(), Math.max(begin, signed.size() - records)), signed.size(), signed)));
    }

    /** Returns the records between two leaf indexes; empty if they are not all signed yet. */
    Uni<Optional<LeafRange>> between(long first, long end) {
        return signed().chain(signed -> end > signed.size()
                ? Uni.createFrom().item(Optional.empty())
                : range(first, end, signed).map(Optional::of));
    }

    /** Returns the largest checkpoint in the database or outside it. One outside reveals a truncated log. */
    private Uni<StoredCheckpoint> signed() {
        return Uni.combine()
                .all()
                .unis(checkpoints.newest(pool), outside.largest())
                .asTuple()
                .map(found -> Stream.of(found.getItem1(), found.getItem2())
                        .flatMap(Optional::stream)
                        .max(Comparator.comparingLong(StoredCheckpoint::size))
                        .orElseThrow(() ->
                                ProblemException.of(HttpProblem.NOT_FOUND, "No checkpoint has been signed yet.")));
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

    /** Parses a checkpoint. If its signature is invalid, returns one without an origin, which is reported later. */
    private Checkpoint open(StoredCheckpoint signed) {
        try {
            return keys.open(signed.note());
        } catch (MalformedProofException e) {
            return new Checkpoint("", signed.size(), Hash.EMPTY);
        }
    }

    /** Returns an edge that matches no proof, for a tree whose records have been removed from the database. */
    private static List<Hash> unknown(long size) {
        return java.util.Collections.nCopies(Long.bitCount(size), Hash.EMPTY);
    }
}
