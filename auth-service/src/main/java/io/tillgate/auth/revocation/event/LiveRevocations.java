package io.tillgate.auth.revocation.event;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.revocation.BulkRevoker;
import io.tillgate.auth.revocation.Revocation;
import io.tillgate.auth.support.memory.ChangeNotices;
import io.tillgate.event.MalformedEventException;
import io.tillgate.event.RevocationKey;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.token.VerifiedToken;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * The revocations in memory. One of this instance is noted before it commits, one of another instance when the database
 * announces it, and none is removed before it expires. So memory may hold one that was rolled back, but lacks none. It
 * is used only to find that a token is not revoked; whether a noted revocation holds, the database decides. Safe for
 * concurrent use.
 */
@ApplicationScoped
public class LiveRevocations {
    private static final Logger LOG = Logger.getLogger(LiveRevocations.class);
    private static final int PAGE = 10_000;

    private final Pool pool;
    private final ChangeNotices notices;
    private final Clock clock;
    private final RevocationLog log = new RevocationLog();
    private final Lock writing = new ReentrantLock();
    private final Queue<io.tillgate.event.Revocation> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean loading = new AtomicBoolean();
    private volatile long loadedDuring = ChangeNotices.NONE;

    LiveRevocations(Pool pool, ChangeNotices notices, Clock clock) {
        this.pool = pool;
        this.notices = notices;
        this.clock = clock;
        notices.subscribe("revocation", this::announced);
    }

    /** Returns whether a token is certainly not revoked; false if the database must decide. */
    public boolean clears(VerifiedToken token) {
        return isComplete() && waiting.isEmpty() && !log.isRevoked(token);
    }

    /** Returns whether every revocation is in memory. If not, they are loaded for later. */
    public boolean isComplete() {
        long connection = notices.connection();
        if (connection == ChangeNotices.NONE) {
            return false;
        }
        if (connection != loadedDuring) {
            load(connection);
            return false;
        }
        return true;
    }

    /** Notes a revocation of this instance, before it commits. */
    public void note(Revocation revocation) {
        note(revocation.target().key(), revocation.notBefore(), revocation.expiresAt());
    }

    /** Parses an announcement: the two times in seconds since the epoch, and the key. */
    private void announced(String text) {
        String[] parts = text.split(" ", 3);
        note(
                parts[2],
                Instant.ofEpochSecond(Long.parseLong(parts[0])),
                Instant.ofEpochSecond(Long.parseLong(parts[1])));
    }

    private void note(String key, Instant notBefore, Instant expiresAt) {
        try {
            waiting.add(contract(RevocationKey.parse(key), BulkRevoker.wholeSecond(notBefore), expiresAt));
            applyWaiting();
        } catch (MalformedEventException e) {
            LOG.warnf("The database contains a revocation that revokes nothing: %s", e.getMessage());
        }
    }

    /** Applies what waits, unless another thread writes, which does so afterwards: an event loop must not block. */
    private void applyWaiting() {
        while (!waiting.isEmpty() && writing.tryLock()) {
            try {
                for (io.tillgate.event.Revocation next = waiting.peek(); next != null; next = waiting.peek()) {
                    log.apply(next);
                    waiting.remove(); // not before it is in the log
                }
            } finally {
                writing.unlock();
            }
        }
    }

    private static io.tillgate.event.Revocation contract(RevocationKey key, Instant notBefore, Instant expiresAt) {
        return new io.tillgate.event.Revocation("", "", notBefore, key, notBefore, expiresAt, "", null);
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetExpired() {
        writing.lock();
        try {
            log.forgetExpired(clock.instant());
        } finally {
            writing.unlock();
        }
        applyWaiting();
    }

    /** Loads all revocations. Those committed later than the connection began to listen are announced on it. */
    private void load(long connection) {
        if (!loading.compareAndSet(false, true)) {
            return;
        }
        AtomicReference<String> last = new AtomicReference<>("");
        Uni.createFrom()
                .deferred(() -> page(last))
                .repeat()
                .until(size -> size < PAGE)
                .collect()
                .last()
                .onTermination()
                .invoke(() -> loading.set(false))
                .subscribe()
                .with(
                        done -> loadedDuring = connection,
                        e -> LOG.warnf("Revocations could not be loaded; the database decides: %s", e.toString()));
    }

    private Uni<Integer> page(AtomicReference<String> last) {
        return pool.preparedQuery("SELECT key, not_before, expires_at FROM revocation WHERE key > $1"
                        + " ORDER BY key LIMIT " + PAGE)
                .execute(Tuple.of(last.get()))
                .map(rows -> {
                    for (Row row : rows) {
                        last.set(row.getString(0));
                        note(
                                row.getString(0),
                                row.getOffsetDateTime(1).toInstant(),
                                row.getOffsetDateTime(2).toInstant());
                    }
                    return rows.size();
                });
    }
}
