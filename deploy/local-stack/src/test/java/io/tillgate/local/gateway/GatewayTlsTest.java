package io.tillgate.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.local.config.StateDirectory;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.tls.DevelopmentCertificates;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTlsTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    private static Path home;

    private static SSLContext trust;
    private static int plainPort;
    private static int tlsPort;

    @BeforeAll
    static void start() throws Exception {
        StateDirectory state = new StateDirectory(home);
        new DevelopmentCertificates(state, Clock.systemUTC()).prepare();
        trust = DevelopmentCertificates.trust(state);
        int users = VERTX.createHttpServer()
                .requestHandler(request -> request.response()
                        .end(new JsonObject()
                                .put("proto", request.getHeader("X-Forwarded-Proto"))
                                .put("host", request.getHeader("X-Forwarded-Host"))
                                .put("for", request.getHeader("X-Forwarded-For"))
                                .toBuffer()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        plainPort = FreePort.find();
        tlsPort = FreePort.find();
        GatewaySettings.Tls tls = new GatewaySettings.Tls(
                tlsPort, "https://localhost:" + tlsPort, state.tls("server.crt"), state.tls("server.key"));
        Gateway.deploy(
                        VERTX,
                        new GatewaySettings(
                                plainPort,
                                Optional.of(tls),
                                Optional.empty(),
                                Map.of("user-service", List.of(users)),
                                Optional.empty(),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(60)),
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
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    @DisplayName("https with the stack's own CA; services learn of it; RFC 6797: Strict-Transport-Security")
    void https(String host) throws Exception {
        HttpResponse<String> response = HttpClient.newBuilder()
                .sslContext(trust)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://" + host + ":" + tlsPort + "/users/me"))
                                .header("X-Forwarded-Proto", "http")
                                .header("X-Forwarded-Host", "evil.example")
                                .header("X-Forwarded-For", "10.0.0.1")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        JsonObject seen = new JsonObject(response.body());
        assertThat(seen.getString("proto")).isEqualTo("https");
        assertThat(seen.getString("host")).isEqualTo(host + ":" + tlsPort);
        assertThat(seen.getString("for")).isEqualTo("127.0.0.1");
        assertThat(response.headers().firstValue("strict-transport-security")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLSv1.3, TLS_AES_128_GCM_SHA256",
        "TLSv1.3, TLS_AES_256_GCM_SHA384"
    })
    @DisplayName("RFC 9325 §3.1.1: TLS 1.2 with ECDHE and AEAD, and TLS 1.3, are spoken")
    void spoken(String protocol, String suite) throws Exception {
        assertThat(handshake(protocol, suite)).isEqualTo(protocol + " " + suite);
    }

    @ParameterizedTest
    @CsvSource({
        "TLS 1.2 ECDHE-ECDSA-AES128-GCM, 0x0303, 0xc02b, ServerHello",
        "TLS 1.0, 0x0301, 0xc009, alert 70",
        "TLS 1.1, 0x0302, 0xc009, alert 70",
        "TLS 1.2 ECDHE-ECDSA-AES128-CBC-SHA, 0x0303, 0xc009, alert 40",
        "TLS 1.2 ECDHE-ECDSA-AES128-CBC-SHA256, 0x0303, 0xc023, alert 40",
        "TLS 1.2 RSA-AES128-GCM, 0x0303, 0x009c, alert 40",
        "TLS 1.2 DHE-RSA-AES128-GCM, 0x0303, 0x009e, alert 40"
    })
    @DisplayName("RFC 9325 §3.1.1, §4.2: TLS 1.1 and older, CBC, and suites without ECDHE are refused")
    void refused(String what, String version, String suite, String answer) throws Exception {
        assertThat(ClientHello.answer(tlsPort, Integer.decode(version), Integer.decode(suite)))
                .as(what)
                .isEqualTo(answer);
    }

    @Test
    @DisplayName("Plain HTTP is answered with an error that names https, never with a redirect: at either port")
    void plainHttp() throws Exception {
        for (int port : new int[] {plainPort, tlsPort}) {
            String oauth = plain(port, "/oauth/token?x=y");
            assertThat(oauth)
                    .startsWith("HTTP/1.1 400")
                    .contains("\"error\":\"invalid_request\"", "https://localhost:" + tlsPort)
                    .containsIgnoringCase("cache-control: no-store")
                    .doesNotContainIgnoringCase("location:");
            assertThat(plain(port, "/users"))
                    .startsWith("HTTP/1.1 400")
                    .contains("https://tillgate.io/problems/https-required");
        }
    }

    private static String plain(int port, String path) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nclient=1&")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String handshake(String protocol, String suite) throws Exception {
        try (SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("localhost", tlsPort)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        }
    }
}
