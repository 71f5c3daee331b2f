package io.tillgate.audit.checkpoint;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.log.AuditTree;
import io.tillgate.audit.log.TreeState;
import io.tillgate.audit.proof.Checkpoint;
import io.tillgate.audit.proof.MalformedProofException;
import io.tillgate.audit.tree.ConsistencyProof;
import io.tillgate.audit.tree.Hash;
import io.tillgate.outbox.Outbox;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Signs a checkpoint at an interval if the log has grown and is consistent with the last checkpoint (RFC 6962 §2.1.2).
 * Thus the service never signs two conflicting versions of the log.
 */
@ApplicationScoped
class CheckpointSigning {
    private static final Logger LOG = Logger.getLogger(CheckpointSigning.class);

    private final Pool pool;
    private final AuditTree tree;
    private final CheckpointStore store;
    private final CheckpointKeys keys;
    private final CheckpointFile outside;
    private final Outbox outbox;
    private final CheckpointConfig config;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Counter signed;
    private final Gauge refusals;
    private volatile boolean refused;
    private volatile @Nullable StoredCheckpoint unwritten;

    CheckpointSigning(
            Pool pool,
            AuditTree tree,
            CheckpointStore store,
            CheckpointKeys keys,
            CheckpointFile outside,
            Outbox outbox,
            CheckpointConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.pool = pool;
        this.tree = tree;
        this.store = store;
        this.keys = keys;
        this.outside = outside;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
        this.signed = Counter.builder("tillgate.audit.checkpoints")
                .description("Checkpoints signed by this instance")
                .register(meters);
        this.refusals = Gauge.builder("tillgate.audit.checkpoint.refused", () -> refused ? 1 : 0)
                .description("1 if the log is inconsistent with the last checkpoint and therefore not signed")
                .register(meters);
    }

    @PreDestroy
    void stop() {
        meters.remove(refusals);
    }

    @Scheduled(every = "{tillgate.audit.checkpoint.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return sign().onFailure()
                .invoke(e -> LOG.warnf("Cannot sign a checkpoint; retrying in %s: %s", config.interval(), e))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> sign() {
        return pool.withTransaction(transaction -> store.newest(transaction)
                        .chain(last -> tree.state(transaction).chain(state -> next(transaction, last, state))))
                .invoke(next -> next.ifPresent(checkpoint -> {
                    signed.increment();
                    unwritten = checkpoint;
                }))
                .chain(this::write);
    }

    /** Writes the newest checkpoint of this instance to the directory. After a failure the next round retries. */
    private Uni<Void> write() {
        StoredCheckpoint checkpoint = unwritten;
        return checkpoint == null
                ? Uni.createFrom().voidItem()
                : outside.append(checkpoint).invoke(() -> unwritten = null);
    }

    /** Saves and returns the next checkpoint. Empty if there is nothing to sign or another instance was first. */
    private Uni<Optional<StoredCheckpoint>> next(
            SqlConnection transaction, Optional<StoredCheckpoint> last, TreeState state) {
        if (state.size() == last.map(StoredCheckpoint::size).orElse(0L)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return isContinued(transaction, last, state).chain(continued -> {
            refused = !continued;
            if (refused) {
                LOG.errorf(
                        "The log of %d events is inconsistent with the last checkpoint; nothing is signed: see"
                                + " GET /audit/verify",
                        state.size());
                return Uni.createFrom().item(Optional.empty());
            }
            Checkpoint checkpoint = new Checkpoint(config.origin(), state.size(), state.root());
            StoredCheckpoint next = new StoredCheckpoint(state.size(), keys.sign(checkpoint), clock.instant());
            return store.save(transaction, next)
                    .call(saved -> saved
                            ? outbox.append(transaction, CheckpointRecord.of(config.origin(), next))
                            : Uni.createFrom().voidItem())
                    .map(saved -> saved ? Optional.of(next) : Optional.empty());
        });
    }

    private Uni<Boolean> isContinued(SqlConnection transaction, Optional<StoredCheckpoint> last, TreeState state) {
        if (last.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        Hash root;
        try {
            root = keys.open(last.get().note()).root();
        } catch (MalformedProofException e) {
            LOG.errorf(
                    "Cannot verify the last checkpoint of %d events: %s",
                    last.get().size(), e.getMessage());
            return Uni.createFrom().item(false);
        }
        long from = last.get().size();
        if (from > state.size()) {
            return Uni.createFrom().item(false);
        }
        return tree.hashes(transaction, ConsistencyProof.spans(from, state.size()))
                .map(hashes -> hashes.filter(
                                proof -> new ConsistencyProof(from, state.size(), proof).holds(root, state.root()))
                        .isPresent());
    }
}
