package io.tillgate.benchmarks.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * Keeps a number of connections busy: each sends its next request when it has received a response. It uses a single
 * event loop thread, to leave the machine to what is measured.
 */
public final class Load implements AutoCloseable {
    private static final long HIGHEST_MICROS = Duration.ofMinutes(1).toNanos() / 1_000;

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));

    /** Sends the requests of a scenario until the time is up or there are no more. */
    public LoadResult run(int port, Scenario scenario, int connections, Duration time) {
        Run run = new Run(scenario, connections, System.nanoTime() + time.toNanos());
        for (int i = 0; i < connections; i++) {
            int connection = i;
            client.connect(port, "127.0.0.1")
                    .onSuccess(socket -> run.begin(connection, socket))
                    .onFailure(run.done::completeExceptionally);
        }
        return run.done
                .orTimeout(time.toSeconds() + 60, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static final class Run {
        private final Scenario scenario;
        private final AtomicInteger open;
        private final long end;
        private final long start = System.nanoTime();
        private final Histogram latencies = new Histogram(HIGHEST_MICROS, 3);
        private final CompletableFuture<LoadResult> done = new CompletableFuture<>();
        private long unexpected;
        private String firstUnexpected = "";

        Run(Scenario scenario, int connections, long end) {
            this.scenario = scenario;
            this.open = new AtomicInteger(connections);
            this.end = end;
        }

        void begin(int connection, NetSocket socket) {
            long[] sentAt = {0};
            AnswerReader reader = new AnswerReader((status, body) -> {
                latencies.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - sentAt[0]) / 1_000));
                if (!scenario.accept(connection, status, body)) {
                    unexpected++;
                    firstUnexpected = firstUnexpected.isEmpty() ? status + " " + body : firstUnexpected;
                }
                send(connection, socket, sentAt);
            });
            socket.handler(reader::receive);
            socket.closeHandler(closed -> finish());
            send(connection, socket, sentAt);
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
