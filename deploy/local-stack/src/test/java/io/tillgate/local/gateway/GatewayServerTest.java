package io.tillgate.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.local.part.FreePort;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayServerTest {
    private static final int LARGE = 32 * 1024 * 1024;
    private static final AtomicInteger CLOSED = new AtomicInteger();

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static int port;

    @BeforeAll
    static void start() throws Exception {
        int users = VERTX.createHttpServer()
                .requestHandler(GatewayServerTest::echo)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        port = FreePort.find();
        Map<String, List<Integer>> upstreams =
                Map.of("user-service", List.of(users), "auth-service", List.of(FreePort.find()));
        Gateway.deploy(
                        VERTX,
                        new GatewaySettings(
                                port,
                                Optional.empty(),
                                Optional.empty(),
                                upstreams,
                                Optional.empty(),
                                Duration.ofSeconds(1),
                                Duration.ofMillis(500),
                                Duration.ofMillis(800)),
                        1)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("A request reaches its service whole: method, query, body, Host, traceparent")
    void forwards() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        JsonObject seen = new JsonObject(send(request("/users?limit=3")
                        .header("traceparent", trace)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"user_name\":\"ada\"}")))
                .body());

        assertThat(seen.getString("method")).isEqualTo("POST");
        assertThat(seen.getString("uri")).isEqualTo("/users?limit=3");
        assertThat(seen.getString("body")).isEqualTo("{\"user_name\":\"ada\"}");
        assertThat(header(seen, "host")).isEqualTo("127.0.0.1:" + port);
        assertThat(header(seen, "traceparent")).isEqualTo(trace);
    }

    @Test
    @DisplayName("An answer with an address of 12 KiB comes through: a long state, three times as long in an address")
    void longAddress() throws Exception {
        assertThat(send(request("/users/moved").GET()).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).hasSize(12 * 1024));
    }

    @Test
    @DisplayName("RFC 7239 §8: clients' forwarding headers are dropped, and correct ones are added")
    void forwardingHeaders() throws Exception {
        JsonObject seen = new JsonObject(send(request("/users/me")
                        .header("X-Forwarded-For", "10.9.8.7")
                        .header("X-Forwarded-Prefix", "/evil")
                        .header("Forwarded", "for=10.9.8.7")
                        .header("X-Tillgate-User", "admin")
                        .GET())
                .body());

        assertThat(header(seen, "x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(header(seen, "x-forwarded-proto")).isEqualTo("http");
        assertThat(header(seen, "x-forwarded-host")).isEqualTo("127.0.0.1:" + port);
        assertThat(seen.getJsonObject("headers").getMap())
                .doesNotContainKeys("forwarded", "x-forwarded-prefix", "x-tillgate-user");
    }

    @Test
    @DisplayName("An unknown path is a problem+json 404, and internal ones are unknown")
    void unknownPath() throws Exception {
        for (String path : new String[] {"/", "/internal/credentials/verify", "/q/health", "/users/%2e%2e/internal"}) {
            HttpResponse<String> response = send(request(path).GET());

            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(new JsonObject(response.body()).getString("type"))
                    .isEqualTo("https://tillgate.io/problems/not-found");
        }
    }

    @Test
    @DisplayName("A body over 64 KiB is 413, with a length and without one")
    void bodyTooLarge() throws Exception {
        byte[] large = new byte[64 * 1024 + 1];

        HttpResponse<String> sized = send(request("/users").POST(HttpRequest.BodyPublishers.ofByteArray(large)));
        HttpResponse<String> chunked = send(request("/users")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))));

        assertThat(sized.statusCode()).isEqualTo(413);
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(sized.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    @DisplayName("A body of 64 KiB passes")
    void bodyAtTheLimit() throws Exception {
        byte[] body = "x".repeat(64 * 1024).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        HttpResponse<String> response = send(request("/users").POST(HttpRequest.BodyPublishers.ofByteArray(body)));

        assertThat(new JsonObject(response.body()).getString("body")).hasSize(64 * 1024);
    }

    @Test
    @DisplayName("RFC 6749 §5.2: a service that is away is temporarily_unavailable, with Retry-After")
    void serviceAway() throws Exception {
        HttpResponse<String> oauth = send(request("/oauth/token").POST(HttpRequest.BodyPublishers.ofString("a=b")));
        HttpResponse<String> other = send(request("/keys").GET());

        assertThat(oauth.statusCode()).isEqualTo(503);
        assertThat(oauth.headers().firstValue("retry-after")).isPresent();
        assertThat(new JsonObject(oauth.body()).getString("error")).isEqualTo("temporarily_unavailable");
        assertThat(other.statusCode()).isEqualTo(503);
        assertThat(other.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/oauth/token, application/json",
        "/auth/token, application/json",
        "/apps/auth, application/json",
        "/userinfo, application/json",
        "/apps, application/problem+json",
        "/keys, application/problem+json"
    })
    @DisplayName("The gateway's own errors have the form of the endpoint's")
    void formOfErrors(String path, String contentType) throws Exception {
        assertThat(send(request(path).GET()).headers().firstValue("content-type"))
                .contains(contentType);
    }

    @Test
    @DisplayName("RFC 9110 §15.5.9: a body that does not arrive in time is 408, and the connection is closed")
    void bodyTooSlow() throws Exception {
        assertThat(slowly("/users"))
                .startsWith("HTTP/1.1 408")
                .contains("https://tillgate.io/problems/request-timeout");
        assertThat(slowly("/oauth/token")).startsWith("HTTP/1.1 408").contains("\"error\":\"invalid_request\"");
    }

    @Test
    @DisplayName("A connection on which the head of a request trickles in is closed, at its first request and later")
    void headTooSlow() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /users HTTP/1.1\r\nHost: localhost\r\nX-".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /users HTTP/1.1\r\nHost: localhost\r\n\r\nGET /users HTTP/1.1\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .containsOnlyOnce("HTTP/1.1 200");
        }
    }

    /** Announces ten bytes, sends one, and reads until the gateway closes. */
    private static String slowly(String path) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("A client that reads slowly gets the whole body, however long it pauses")
    void slowReader() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /users/large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] begin = socket.getInputStream().readNBytes(1_000);
            Awaitility.await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
            long rest = socket.getInputStream().readAllBytes().length;

            String head = new String(begin, StandardCharsets.US_ASCII).split("\r\n\r\n")[0];
            assertThat(head).contains("content-length: " + LARGE);
            assertThat(begin.length + rest).isEqualTo(head.length() + 4L + LARGE);
        }
    }

    @Test
    @DisplayName("RFC 9112 §9.6: a client that is still sending its body reads the answer that refuses it")
    void answerWhileSending() throws Exception {
        byte[] body = new byte[4 * 1024 * 1024];
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /users/%zz HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("The address has a malformed percent escape");
        }
    }

    @Test
    @DisplayName("RFC 9112 §6.1: a 304 is passed on as it came, not as chunked: some clients wait for its chunks")
    void notModified() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /users/unchanged HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(3)
                                    + "GET /users/unchanged HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .toLowerCase(Locale.ROOT))
                    .containsPattern("^(http/1.1 304 [^\n]+\r\n([a-z-]+: [^\n]+\r\n)+\r\n){4}$")
                    .contains("etag: \"1\"")
                    .doesNotContain("transfer-encoding")
                    .doesNotContain("content-length");
        }
    }

    @Test
    @DisplayName("A service that does not begin to answer in time is 503")
    void noAnswer() throws Exception {
        assertThat(send(request("/users/never").GET()).statusCode()).isEqualTo(503);
    }

    @Test
    @DisplayName(
            "RFC 9110 §9.2.2: a kept connection that closes as a request is sent costs no idempotent request, and sends no other twice")
    void connectionCloses() throws Exception {
        CLOSED.set(0);
        assertThat(send(request("/users/closing").GET()).statusCode()).isEqualTo(200);
        assertThat(CLOSED.get()).isEqualTo(2);

        CLOSED.set(0);
        assertThat(send(request("/users/closing").POST(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(503);
        assertThat(CLOSED.get()).isEqualTo(1);
    }

    @Test
    @DisplayName("The documentation is compressed for a client that accepts that, and the answers of services are not")
    void compression() throws Exception {
        HttpResponse<String> plain = send(request("/docs/swagger-ui-bundle.js").GET());
        HttpResponse<byte[]> gzip = HTTP.send(
                request("/docs/swagger-ui-bundle.js")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Vary")).hasValue("accept-encoding");
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(gzip.headers().firstValue("Vary")).hasValue("accept-encoding");
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo(plain.body());
        assertThat(send(request("/users/large").header("Accept-Encoding", "gzip"))
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    @DisplayName("The documentation comes from this origin alone")
    void documentation() throws Exception {
        assertThat(send(request("/docs").GET()).headers().firstValue("location"))
                .contains("/docs/");
        assertThat(send(request("/docs/").GET()).body()).contains("swagger-ui-bundle.js");
        assertThat(send(request("/docs/swagger-ui-bundle.js").GET()).statusCode())
                .isEqualTo(200);
        assertThat(send(request("/docs/oauth2-redirect.html").GET()).body()).contains("oauth2-redirect.js");
        assertThat(send(request("/docs/openapi/user-service.json").GET()).body())
                .contains("/q/openapi?format=json");
        assertThat(send(request("/docs/../secrets").GET()).statusCode()).isEqualTo(404);
    }

    static void echo(HttpServerRequest request) {
        if (request.path().equals("/users/large")) {
            request.response().end(Buffer.buffer(new byte[LARGE]));
            return;
        }
        if (request.path().equals("/users/moved")) {
            request.response()
                    .setStatusCode(303)
                    .putHeader("Location", "/" + "x".repeat(12 * 1024 - 1))
                    .end();
            return;
        }
        if (request.path().equals("/users/unchanged")) {
            MultiMap headers = request.response().headers().add("ETag", "\"1\"");
            request.response()
                    .setStatusCode(304)
                    .headersEndHandler(ready -> headers.remove("content-length"))
                    .end();
            return;
        }
        if (request.path().equals("/users/never")) {
            return;
        }
        if (request.path().equals("/users/closing") && CLOSED.getAndIncrement() == 0) {
            request.connection().close();
            return;
        }
        JsonObject headers = new JsonObject();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        request.body()
                .onSuccess(body -> request.response()
                        .end(new JsonObject()
                                .put("method", request.method().name())
                                .put("uri", request.uri())
                                .put("headers", headers)
                                .put("body", body.toString())
                                .toBuffer()));
    }

    private static String header(JsonObject seen, String name) {
        return seen.getJsonObject("headers").getString(name);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
