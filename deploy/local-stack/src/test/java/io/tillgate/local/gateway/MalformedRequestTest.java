package io.tillgate.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.local.part.FreePort;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String CHUNKS = "3\r\na=b\r\n0\r\n\r\n";
    private static final String SMUGGLED = "GET /users HTTP/1.1\r\nHost: till\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static int port;

    @BeforeAll
    static void start() throws Exception {
        int service = VERTX.createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response().end("reached " + request.uri() + " " + body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        port = FreePort.find();
        Gateway.deploy(
                        VERTX,
                        new GatewaySettings(
                                port,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of("user-service", List.of(service), "auth-service", List.of(service)),
                                Optional.empty(),
                                Duration.ofSeconds(1),
                                PATIENCE,
                                PATIENCE),
                        1)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: till\r\nHost: other\r\nContent-Length: 3\r\n\r\na=b",
                "Host: till\r\nAuthorization: Basic YTpi\r\nAuthorization: Basic YTpi\r\nContent-Length: 3\r\n\r\na=b",
                "Host: till\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS,
                "Host: till\r\nTransfer-Encoding: chunked\r\nContent-Length: 18\r\n\r\n" + CHUNKS,
                "Host: till\r\nTransfer-Encoding: chunked, chunked\r\n\r\n" + CHUNKS
            })
    @DisplayName("RFC 9112 §3.2, §6.3: what two servers could read in different ways is 400, and its connection ends")
    void ambiguous(String head) throws IOException {
        assertThat(answerTo("POST /oauth/token HTTP/1.1\r\n" + head + SMUGGLED))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("connection: close")
                .contains("\"error\":\"invalid_request\"")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    @DisplayName("RFC 9112 §6.1: a transfer coding that is not known is 501, and the connection ends")
    void codings() throws IOException {
        assertThat(answerTo("POST /users HTTP/1.1\r\nHost: till\r\nTransfer-Encoding: gzip, chunked\r\n\r\n" + CHUNKS
                        + SMUGGLED))
                .startsWith("HTTP/1.1 501 ")
                .contains("https://tillgate.io/problems/malformed-request")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users?to=%zz", "/users/%", "/users?a=%2"})
    @DisplayName("RFC 3986 §2.1: a malformed percent escape is 400")
    void escapes(String target) throws IOException {
        assertThat(answerTo("GET " + target + " HTTP/1.1\r\nHost: till\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("malformed percent escape");
    }

    @Test
    @DisplayName("A chunked request without a length is passed on, and its connection is kept")
    void chunked() throws IOException {
        assertThat(answerTo("POST /users HTTP/1.1\r\nHost: till\r\nTransfer-Encoding: Chunked\r\n\r\n" + CHUNKS
                        + SMUGGLED.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
                .startsWith("HTTP/1.1 200 ")
                .contains("reached /users a=b", "reached /users ");
    }

    /** Everything that comes until the gateway ends the connection. */
    private static String answerTo(String octets) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
