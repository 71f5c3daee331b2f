package io.tillgate.local.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillgate.local.part.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatewayBalanceTest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Vertx vertx = Vertx.vertx();
    private final List<Integer> ports = new ArrayList<>();
    private int gateway;
    private int inner;

    /** An instance that answers with its port. */
    private HttpServer instance(int port, int readiness) throws Exception {
        return done(vertx.createHttpServer()
                .requestHandler(request -> {
                    if (request.path().equals("/q/health/ready")) {
                        request.response().setStatusCode(readiness).end();
                    } else {
                        request.response().end(Integer.toString(port));
                    }
                })
                .listen(port, "127.0.0.1"));
    }

    @BeforeEach
    void start() throws Exception {
        ports.add(FreePort.find());
        ports.add(FreePort.find());
        gateway = FreePort.find();
        inner = FreePort.find();
        Map<String, List<Integer>> upstreams = Map.of("auth-service", ports);
        done(Gateway.deploy(
                vertx,
                new GatewaySettings(
                        gateway,
                        Optional.empty(),
                        Optional.of(inner),
                        upstreams,
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60)),
                2));
    }

    @AfterEach
    void stop() throws Exception {
        done(vertx.close());
    }

    @Test
    @DisplayName("Requests go to the instances by turns")
    void byTurns() throws Exception {
        instance(ports.get(0), 200);
        instance(ports.get(1), 200);
        await().atMost(10, SECONDS).until(() -> answers(10).size() == 2);

        assertThat(answers(10)).containsExactlyInAnyOrderElementsOf(texts(ports));
    }

    @Test
    @DisplayName("An instance that refuses connections costs no request, of any method; back again, it is used again")
    void failover() throws Exception {
        instance(ports.get(0), 200);

        assertThat(answers(20)).containsExactly(Integer.toString(ports.get(0)));

        instance(ports.get(1), 200);
        await().atMost(10, SECONDS).until(() -> answers(4).size() == 2);
    }

    @Test
    @DisplayName("An instance that is not ready gets no more requests, although it still answers")
    void drained() throws Exception {
        instance(ports.get(0), 200);
        instance(ports.get(1), 503);

        await().atMost(10, SECONDS).until(() -> answers(6).equals(List.of(Integer.toString(ports.get(0)))));
    }

    @Test
    @DisplayName("RFC 9110 §9.2.2: an idempotent request whose instance dies is sent to the next one; a POST is not")
    void diesOverARequest() throws Exception {
        instance(ports.get(0), 200);
        done(vertx.createHttpServer()
                .requestHandler(request -> {
                    if (request.path().equals("/q/health/ready")) {
                        request.response().end();
                    } else {
                        request.connection().close();
                    }
                })
                .listen(ports.get(1), "127.0.0.1"));

        List<Integer> gets = new ArrayList<>();
        List<Integer> posts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            gets.add(send("GET").statusCode());
        }
        for (int i = 0; i < 10; i++) {
            posts.add(send("POST").statusCode());
        }
        assertThat(gets).containsOnly(200);
        assertThat(posts).contains(200, 503);
    }

    @Test
    @DisplayName("Services reach each other's instances by turns too, with paths that are kept from outside")
    void inner() throws Exception {
        instance(ports.get(0), 200);
        instance(ports.get(1), 200);
        String path = "/internal/scopes/menu/holders";

        await().atMost(10, SECONDS)
                .until(() -> List.of(
                                send(inner, path, "GET").body(),
                                send(inner, path, "GET").body())
                        .containsAll(texts(ports)));
        assertThat(send(gateway, path, "GET").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("If every instance is away, the answer is an error in the endpoint's format")
    void allAway() throws Exception {
        assertThat(send("POST").statusCode()).isEqualTo(503);
        assertThat(send("POST").body()).contains("temporarily_unavailable");
    }

    /** The distinct answers to some requests. */
    private List<String> answers(int requests) throws Exception {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            HttpResponse<String> response = send(i % 2 == 0 ? "POST" : "GET");
            assertThat(response.statusCode()).isEqualTo(200);
            answers.add(response.body());
        }
        return answers.stream().distinct().toList();
    }

    private HttpResponse<String> send(String method) throws Exception {
        return send(gateway, "/oauth/token", method);
    }

    private static HttpResponse<String> send(int port, String path, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString("a=b"))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> texts(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    private static <T> T done(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
