package io.tillgate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = ("number " + requests.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("Every answer is counted once, with its body, on every connection")
    void counts() {
        AtomicInteger left = new AtomicInteger(200);
        byte[] request = Scenario.post("/", null, "a=b");
        Scenario scenario = new Scenario() {
            @Override
            public byte[] next(int connection) {
                return left.getAndDecrement() > 0 ? request : null;
            }

            @Override
            public boolean accept(int connection, int status, String body) {
                return status == 200 && body.startsWith("number ");
            }
        };

        try (Load load = new Load()) {
            LoadResult result = load.run(server.getAddress().getPort(), scenario, 4, Duration.ofSeconds(30));

            assertThat(result.answers()).isEqualTo(200);
            assertThat(result.unexpected()).isZero();
            assertThat(requests).hasValue(200);
        }
    }

    @Test
    @DisplayName("A paced load sends no more than its rate until it is stopped")
    void paced() {
        try (Load load = new Load()) {
            Load.Background paced = load.pace(
                    server.getAddress().getPort(), Scenario.repeating(Scenario.post("/", null, "a=b")), 4, 200);
            await().until(() -> requests.get() > 40);

            LoadResult result = paced.stop();

            assertThat(result.unexpected()).isZero();
            assertThat(requests).hasValue((int) result.answers());
            assertThat(result.answers())
                    .isLessThanOrEqualTo(4 + (long) (200 * result.time().toNanos() / 1e9));
        }
    }
}
