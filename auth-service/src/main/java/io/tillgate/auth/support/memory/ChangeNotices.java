package io.tillgate.auth.support.memory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Receives the changes of rows that triggers announce (the function {@code announce_change} of the database), on a
 * connection of its own. A probe on the same connection proves that every change committed before the probe has been
 * received, because PostgreSQL delivers announcements before the answer. What is kept in memory is valid only for the
 * {@link #connection} during which it was read.
 */
@ApplicationScoped
public class ChangeNotices {
    /** The {@link #connection} while memory must not be used. */
    public static final long NONE = 0;

    private static final Logger LOG = Logger.getLogger(ChangeNotices.class);
    private static final String LISTEN = "LISTEN tillgate_changes";

    private static final long PROBE_INTERVAL_MILLIS = 500;

    /** How long a connection may leave probes unanswered before another one is opened. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;
    private final Vertx vertx;
    private final MemoryConfig config;
    private final Map<String, Consumer<String>> readers = new ConcurrentHashMap<>();
    private final AtomicBoolean connecting = new AtomicBoolean();
    private final AtomicLong connections = new AtomicLong(NONE);
    private volatile @Nullable ListeningConnection listening;
    private final MeterRegistry meters;
    private final Gauge trusted;
    private volatile boolean failing;
    private long timer;

    ChangeNotices(Pool pool, Vertx vertx, MemoryConfig config, MeterRegistry meters) {
        this.pool = pool;
        this.vertx = vertx;
        this.config = config;
        this.meters = meters;
        this.trusted = Gauge.builder("tillgate.auth.memory.trusted", () -> connection() == NONE ? 0 : 1)
                .description("1 if this instance decides requests from memory, 0 if each reads the database")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        probe();
        timer = vertx.setPeriodic(PROBE_INTERVAL_MILLIS, tick -> probe());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        meters.remove(trusted);
        ListeningConnection last = listening;
        if (last != null) {
            lost(last);
        }
    }

    /**
     * Calls a reader for each changed row of a table, with the row's key, on an event loop.
     *
     * @param table a table whose changes a trigger announces
     */
    public void subscribe(String table, Consumer<String> reader) {
        readers.merge(table, reader, Consumer::andThen);
    }

    /**
     * Returns the number of the connection that receives the changes, or {@link #NONE} if none has proved to be alive
     * lately. Memory may be used if it was read during this connection and every change received since was applied.
     */
    public long connection() {
        ListeningConnection current = listening;
        return current != null && current.isProven(config.trustedFor()) ? current.number() : NONE;
    }

    /**
     * Completes once every change that was committed before has been received, or memory is no longer trusted. After
     * it, a request to this instance is decided with the change.
     */
    public Uni<Void> caughtUp() {
        ListeningConnection current = listening;
        if (current == null) {
            return Uni.createFrom().voidItem();
        }
        Context caller = Vertx.currentContext();
        return prove(current)
                .ifNoItem()
                .after(config.trustedFor().plusMillis(1))
                .recoverWithUni(Uni.createFrom().voidItem())
                .emitOn(then -> {
                    if (caller == null) {
                        then.run();
                    } else {
                        caller.runOnContext(ignored -> then.run());
                    }
                });
    }

    private void probe() {
        ListeningConnection current = listening;
        if (current != null && current.isSilent(PATIENCE)) {
            failed(new TimeoutException("no answer for " + PATIENCE));
            listening = null; // it returns to the pool when it answers, or is dropped when the network reports its loss
            current = null;
        }
        (current == null ? listen() : prove(current)).subscribe().with(done -> {});
    }

    private Uni<Void> listen() {
        if (!connecting.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return pool.getConnection()
                .flatMap(connection -> {
                    PgConnection postgres = (PgConnection) connection.getDelegate();
                    ListeningConnection fresh =
                            new ListeningConnection(connection, postgres.processId(), connections.incrementAndGet());
                    postgres.notificationHandler(notice -> tell(fresh, notice.getPayload()));
                    postgres.closeHandler(closed -> lost(fresh));
                    return connection
                            .query(LISTEN)
                            .execute()
                            .ifNoItem()
                            .after(PATIENCE)
                            .fail()
                            .onFailure()
                            .call(connection::close)
                            .invoke(done -> listening = fresh)
                            .chain(() -> prove(fresh)
                                    .ifNoItem()
                                    .after(PATIENCE)
                                    .recoverWithUni(Uni.createFrom().voidItem()));
                })
                .onTermination()
                .invoke(() -> connecting.set(false))
                .onFailure()
                .invoke(e -> LOG.debugf("Changes cannot be received yet: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> prove(ListeningConnection current) {
        return current.prove()
                .invoke(() -> {
                    if (current == listening) {
                        failing = false;
                    } else {
                        lost(current);
                    }
                })
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .invoke(() -> lost(current))
                .onFailure()
                .recoverWithNull();
    }

    /** Passes a change on. If it cannot be read, the connection is given up, which empties memory. */
    private void tell(ListeningConnection current, String payload) {
        try {
            int colon = payload.indexOf(':');
            readers.getOrDefault(payload.substring(0, colon), key -> {}).accept(payload.substring(colon + 1));
        } catch (RuntimeException e) {
            failed(e);
            lost(current);
        }
    }

    private void failed(Throwable reason) {
        if (!failing) {
            LOG.warnf("Changes are not received; requests read the database: %s", reason.toString());
            failing = true;
        }
    }

    private void lost(ListeningConnection current) {
        if (current == listening) {
            listening = null;
        }
        current.release();
    }
}
