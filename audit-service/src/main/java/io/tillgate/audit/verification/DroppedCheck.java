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

/** Verifies that records missing at the beginning of the log were dropped with a signed statement. */
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
     * The reason that a statement is invalid.
     *
     * @param size the tree size that the statement covers
     * @param reason the reason
     */
    record Refusal(long size, String reason) {}

    /** Verifies the newest statement. Empty if it is valid or nothing was dropped. */
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
            return Optional.of(
                    "no valid statement of this log says that the records before it were dropped: " + e.getMessage());
        }
        boolean isOfTheTree = edge.filter(hashes -> said.size() == last.endIndex()
                        && new CompactRange(last.endIndex(), hashes).root().equals(said.root()))
                .isPresent();
        return isOfTheTree
                ? Optional.empty()
                : Optional.of("the tree before it differs from that of the statement about the dropped records");
    }
}
