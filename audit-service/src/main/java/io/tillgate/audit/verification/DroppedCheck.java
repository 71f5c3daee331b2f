package io.tillgate.audit.verification;

import io.smallrye.mutiny.Uni;
import io.tillgate.audit.checkpoint.CheckpointKeys;
import io.tillgate.audit.log.AuditTree;
import io.tillgate.audit.log.DroppedMonth;
import io.tillgate.audit.log.DroppedMonths;
import io.tillgate.audit.proof.Checkpoint;
import io.tillgate.audit.proof.MalformedProofException;
import io.tillgate.audit.tree.CompactRange;
import io.tillgate.audit.tree.Hash;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Checks that what is missing at the beginning of the log was dropped with a statement that the log has signed. */
@ApplicationScoped
class DroppedCheck {
    private final Pool pool;
    private final DroppedMonths months;
    private final AuditTree tree;
    private final CheckpointKeys keys;

    DroppedCheck(Pool pool, DroppedMonths months, AuditTree tree, CheckpointKeys keys) {
        this.pool = pool;
        this.months = months;
        this.tree = tree;
        this.keys = keys;
    }

    /**
     * Why a statement does not hold.
     *
     * @param size of how many records it speaks
     * @param reason what is wrong
     */
    record Refusal(long size, String reason) {}

    /** What is wrong with the last statement; empty where nothing is. */
    Uni<Optional<Refusal>> refusal() {
        return months.last(pool)
                .chain(last ->
                        last.map(this::refusal).orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Refusal>> refusal(DroppedMonth last) {
        return tree.edge(pool, last.endIndex())
                .map(edge -> wrong(last, edge).map(reason -> new Refusal(last.endIndex(), reason)));
    }

    private Optional<String> wrong(DroppedMonth last, Optional<List<Hash>> edge) {
        Checkpoint said;
        try {
            said = keys.open(last.note());
        } catch (MalformedProofException e) {
            return Optional.of("no statement of this log says that the records before were dropped: " + e.getMessage());
        }
        boolean isOfTheTree = edge.filter(hashes -> said.size() == last.endIndex()
                        && new CompactRange(last.endIndex(), hashes).root().equals(said.root()))
                .isPresent();
        return isOfTheTree
                ? Optional.empty()
                : Optional.of("the tree before it is not the one of the statement by which records were dropped");
    }
}
