package io.tillgate.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.local.part.FreePort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.params.provider.CsvSource;

class GatewayPagesTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static int port;

    @BeforeAll
    static void start() throws Exception {
        int auth = await(VERTX.createHttpServer()
                        .requestHandler(GatewayServerTest::echo)
                        .listen(0, "127.0.0.1"))
                .actualPort();
        port = FreePort.find();
        await(Gateway.deploy(
                VERTX,
                new GatewaySettings(
                        port,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("auth-service", List.of(auth)),
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5)),
                1));
    }

    @AfterAll
    static void stop() throws Exception {
        await(VERTX.close());
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/?lang=it, /?lang=it",
        "/nowhere, /not-found",
        "/internal/scopes/menu?x=1, /not-found",
        "/q/metrics, /not-found",
        "/portal/..%2finternal, /not-found"
    })
    @DisplayName("A browser gets auth-service's pages for / and for unknown paths, and never reaches an inner path")
    void browser(String path, String reached) throws Exception {
        assertThat(new JsonObject(send(path, BROWSER).body()).getString("uri")).isEqualTo(reached);
    }

    @Test
    @DisplayName("Other clients get a problem with status 404")
    void program() throws Exception {
        for (String path : List.of("/", "/nowhere")) {
            for (String accept : List.of("application/json", "*/*")) {
                HttpResponse<String> response = send(path, accept);

                assertThat(response.statusCode()).isEqualTo(404);
                assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            }
        }
    }

    private static HttpResponse<String> send(String path, String accept) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
