package io.tillgate.benchmarks.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * Keeps a number of connections busy: each sends its next request when it has received a response, or at a steady pace.
 * It uses a single event loop thread, to leave the machine to what is measured.
 */
public final class Load implements AutoCloseable {
    private static final long HIGHEST_MICROS = Duration.ofMinutes(1).toNanos() / 1_000;
    private static final long UNPACED = 0;

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));

    /** Sends the requests of a scenario until the time is up or there are no more. */
    public LoadResult run(int port, Scenario scenario, int connections, Duration time) {
        return start(port, new Run(scenario, connections, UNPACED, System.nanoTime() + time.toNanos()))
                .done
                .orTimeout(time.toSeconds() + 60, TimeUnit.SECONDS)
                .join();
    }

    /** Starts to send the requests of a scenario at a steady pace, in the background. */
    public Background pace(int port, Scenario scenario, int connections, int perSecond) {
        long interval = TimeUnit.SECONDS.toNanos(connections) / perSecond;
        return new Background(start(port, new Run(scenario, connections, interval, Long.MAX_VALUE)));
    }

    private Run start(int port, Run run) {
        for (int i = 0; i < run.connections; i++) {
            int connection = i;
            client.connect(port, "127.0.0.1")
                    .onSuccess(socket -> run.begin(connection, socket))
                    .onFailure(run.done::completeExceptionally);
        }
        return run;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A load that runs until it is stopped. */
    public static final class Background {
        private final Run run;

        private Background(Run run) {
            this.run = run;
        }

        /** Stops the load, and returns its result. */
        public LoadResult stop() {
            run.end = System.nanoTime();
            return run.done.orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    private final class Run {
        private final Scenario scenario;
        private final int connections;
        private final long intervalNanos;
        private final AtomicInteger open;
        private final long start = System.nanoTime();
        private final Histogram latencies = new Histogram(HIGHEST_MICROS, 3);
        private final CompletableFuture<LoadResult> done = new CompletableFuture<>();
        private volatile long end;
        private long unexpected;
        private String firstUnexpected = "";

        /**
         * @param intervalNanos the time between two requests of a connection; 0 for no pause
         */
        Run(Scenario scenario, int connections, long intervalNanos, long end) {
            this.scenario = scenario;
            this.connections = connections;
            this.intervalNanos = intervalNanos;
            this.open = new AtomicInteger(connections);
            this.end = end;
        }

        void begin(int connection, NetSocket socket) {
            long[] sentAt = {0};
            long[] due = {start + connection * intervalNanos / connections};
            AnswerReader reader = new AnswerReader((status, body) -> {
                latencies.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - sentAt[0]) / 1_000));
                if (!scenario.accept(connection, status, body)) {
                    unexpected++;
                    firstUnexpected = firstUnexpected.isEmpty() ? status + " " + body : firstUnexpected;
                }
                sendWhenDue(connection, socket, sentAt, due);
            });
            socket.handler(reader::receive);
            socket.closeHandler(closed -> finish());
            sendWhenDue(connection, socket, sentAt, due);
        }

        private void sendWhenDue(int connection, NetSocket socket, long[] sentAt, long[] due) {
            long early = TimeUnit.NANOSECONDS.toMillis(due[0] - System.nanoTime());
            due[0] += intervalNanos;
            if (intervalNanos > 0 && early > 0) {
                vertx.setTimer(early, timer -> send(connection, socket, sentAt));
            } else {
                send(connection, socket, sentAt);
            }
        }

        private void send(int connection, NetSocket socket, long[] sentAt) {
            long now = System.nanoTime();
            byte[] request = now < end ? scenario.next(connection) : null;
            if (request == null) {
                socket.close();
                return;
            }
            sentAt[0] = now;
            socket.write(Buffer.buffer(request));
        }

        private void finish() {
            if (open.decrementAndGet() == 0) {
                done.complete(new LoadResult(
                        latencies.getTotalCount(),
                        unexpected,
                        firstUnexpected,
                        Duration.ofNanos(System.nanoTime() - start),
                        latencies));
            }
        }
    }
}
