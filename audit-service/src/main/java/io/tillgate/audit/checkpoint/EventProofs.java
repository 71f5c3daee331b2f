package io.tillgate.audit.checkpoint;

import io.smallrye.mutiny.Uni;
import io.tillgate.audit.log.AuditTree;
import io.tillgate.audit.tree.Hash;
import io.tillgate.audit.tree.InclusionProof;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates inclusion proofs of events under the newest checkpoint. Safe for concurrent use. */
@ApplicationScoped
public class EventProofs {
    private final Pool pool;
    private final CheckpointStore store;
    private final AuditTree tree;

    EventProofs(Pool pool, CheckpointStore store, AuditTree tree) {
        this.pool = pool;
        this.store = store;
        this.tree = tree;
    }

    /** Returns the proof of an event; without path and checkpoint if none covers it yet or hashes are missing. */
    public Uni<EventProof> of(long leafIndex, Hash leafHash, String data) {
        EventProof bare = new EventProof(leafIndex, leafHash.toString(), data, null, null, null);
        return store.newest(pool).chain(newest -> {
            @Nullable StoredCheckpoint checkpoint = newest.orElse(null);
            if (checkpoint == null || checkpoint.size() <= leafIndex) {
                return Uni.createFrom().item(bare);
            }
            return tree.hashes(pool, InclusionProof.spans(leafIndex, checkpoint.size()))
                    .map(hashes ->
                            hashes.map(path -> proof(bare, checkpoint, path)).orElse(bare));
        });
    }

    private static EventProof proof(EventProof bare, StoredCheckpoint checkpoint, List<Hash> path) {
        return new EventProof(
                bare.leafIndex(),
                bare.leafHash(),
                bare.data(),
                checkpoint.size(),
                path.stream().map(Hash::toString).toList(),
                checkpoint.note());
    }
}
