package io.tillgate.auth.support.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboundClientTest {
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ok", exchange -> answer(exchange, 200, "{\"keys\":[]}"));
        server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(70_000)));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/ok");
            answer(exchange, 302, "");
        });
        server.createContext("/slow", exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.stop(0);
        threads.shutdownNow();
        vertx.close();
    }

    @Test
    @DisplayName("An allowed address is read, and posted to")
    void allowed() {
        assertThat(await(client(true).get(uri("/ok?a=b")))).isEqualTo("{\"keys\":[]}");
        assertThat(await(client(true).postForm(uri("/ok"), Map.of("logout_token", "a b&c"))))
                .isEqualTo(200);
        assertThat(seen).containsExactly("GET /ok?a=b ", "POST /ok logout_token=a+b%26c");
    }

    @Test
    @DisplayName("Loopback is refused without the setting, and the server hears nothing")
    void loopbackRefused() {
        assertThatThrownBy(() -> await(client(false).get(uri("/ok")))).isInstanceOf(OutboundException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("A public name that resolves to a private address is not connected to")
    void privateAddressBehindName() {
        OutboundClient client = client(false, host -> new InetAddress[] {ip("169.254.169.254")});

        assertThatThrownBy(() -> await(client.get(URI.create("https://client.example/jwks"))))
                .isInstanceOf(OutboundException.class)
                .hasMessageContaining("not of the public internet");
    }

    @Test
    @DisplayName("A name with one private address among public ones is not connected to")
    void mixedAddresses() {
        OutboundClient client = client(false, host -> new InetAddress[] {ip("1.1.1.1"), ip("10.0.0.1")});

        assertThatThrownBy(() -> await(client.get(URI.create("https://client.example/jwks"))))
                .hasMessageContaining("not of the public internet");
    }

    @Test
    @DisplayName("DNS rebinding: the host is resolved once, and the address that was checked is connected to")
    void rebinding() {
        AtomicInteger lookups = new AtomicInteger();
        OutboundClient client = client(
                true, host -> new InetAddress[] {lookups.getAndIncrement() == 0 ? ip("127.0.0.1") : ip("10.0.0.1")});

        assertThat(await(client.get(uri("/ok")))).isEqualTo("{\"keys\":[]}");
        assertThat(lookups).hasValue(1);
        assertThatThrownBy(() -> await(client.get(uri("/ok")))).hasMessageContaining("not of the public internet");
    }

    @Test
    @DisplayName("Plain http is allowed for loopback addresses only, whatever the name")
    void httpToTheInternet() {
        OutboundClient client = client(true, host -> new InetAddress[] {ip("1.1.1.1")});

        assertThatThrownBy(() -> await(client.get(URI.create("http://localhost/jwks"))))
                .hasMessageContaining("must be https");
    }

    @Test
    @DisplayName("A redirect is not followed")
    void redirect() {
        assertThatThrownBy(() -> await(client(true).get(uri("/moved")))).hasMessageContaining("answered 302");
        assertThat(seen).hasSize(1);
    }

    @Test
    @DisplayName("An answer that is too long is cut off")
    void tooLong() {
        assertThatThrownBy(() -> await(client(true).get(uri("/large")))).isInstanceOf(OutboundException.class);
    }

    @Test
    @DisplayName("A missing answer ends in a timeout")
    void tooSlow() {
        OutboundClient client = client(new Settings(true, Duration.ofMillis(500)), InetAddress::getAllByName);

        assertThatThrownBy(() -> await(client.get(uri("/slow")))).hasMessageContaining("did not answer in PT0.5S");
    }

    @Test
    @DisplayName("An answer that has ended before it is read is still read, a thousand times")
    void answerFirst() {
        Settings settings = new Settings(true, Duration.ofSeconds(20));
        OutboundClient client = new OutboundClient(
                vertx,
                settings,
                InetAddress::getAllByName,
                HastyHttpClient.over(vertx.createHttpClient(OutboundClient.options(settings)), threads));

        for (int i = 0; i < 1_000; i++) {
            assertThat(await(client.get(uri("/ok")))).isEqualTo("{\"keys\":[]}");
        }
        assertThat(await(client.postForm(uri("/ok"), Map.of("a", "b")))).isEqualTo(200);
    }

    @Test
    @DisplayName("A call that fails says whether DNS, the connection or TLS was at fault")
    void causes() throws IOException {
        OutboundClient unknown = client(true, host -> {
            throw new UnknownHostException(host);
        });
        assertThatThrownBy(() -> await(unknown.get(URI.create("https://nowhere.example/jwks"))))
                .isInstanceOf(OutboundException.class)
                .hasMessage("https://nowhere.example/jwks could not be called: DNS does not know the host");

        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        assertThatThrownBy(() -> await(client(true).get(URI.create("http://localhost:" + closedPort + "/jwks"))))
                .isInstanceOf(OutboundException.class)
                .hasMessageEndingWith("could not be called: the connection was refused");

        String noTls = uri("/ok").toString().replace("http:", "https:");
        assertThatThrownBy(() -> await(client(true).get(URI.create(noTls))))
                .isInstanceOf(OutboundException.class)
                .hasMessageContaining("could not be called: TLS failed: ");
    }

    private OutboundClient client(boolean allowLoopback) {
        return client(allowLoopback, InetAddress::getAllByName);
    }

    private OutboundClient client(boolean allowLoopback, HostResolver resolver) {
        return client(new Settings(allowLoopback, Duration.ofSeconds(20)), resolver);
    }

    private OutboundClient client(Settings settings, HostResolver resolver) {
        return new OutboundClient(vertx, settings, resolver, vertx.createHttpClient(OutboundClient.options(settings)));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }

    private static InetAddress ip(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    record Settings(boolean allowLoopback, Duration timeout) implements OutboundConfig {
        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int maxResponseBytes() {
            return 65_536;
        }

        @Override
        public Optional<Path> trustedCertificatesFile() {
            return Optional.empty();
        }
    }
}
