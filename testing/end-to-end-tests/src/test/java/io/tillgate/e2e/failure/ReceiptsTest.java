package io.tillgate.e2e.failure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.e2e.stack.TwoInstances;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Receipts while requests go on, and resource servers die, sleep, leave and come. */
@TwoInstances
class ReceiptsTest {
    private static final String STEADY = "sample-pos-api";
    private static final String SHAKY = "sample-pos-api-2";

    /** What {@code staleness.max-age} and {@code clock-allowance} are, and some room. */
    private static final Duration UNTIL_GONE = Duration.ofSeconds(50);

    private final Suite suite;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger served = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private int all;

    ReceiptsTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void everybodyIsThereUnderLoad() {
        await().atMost(90, SECONDS).until(this::isComplete);
        all = items("true").size();
        assertThat(all).isGreaterThanOrEqualTo(3);
        for (int i = 0; i < 2; i++) {
            threads.execute(this::keepCalling);
        }
    }

    @AfterEach
    void rest() {
        over.set(true);
        threads.shutdown();
    }

    @Test
    @DisplayName(
            "Both instances of auth-service see every resource server; a token reported as enforced is refused at each")
    void enforced() {
        for (String instance : List.of("auth-service", "auth-service-2")) {
            for (int i = 0; i < 10; i++) {
                String token = known();

                Response receipt = revoke(suite.at(instance), token, 10);

                assertThat(receipt.header("Preference-Applied")).isEqualTo("wait");
                assertThat((Integer) receipt.path("enforced.instances")).isEqualTo(all);
                assertThat((Integer) receipt.path("enforced.of")).isEqualTo(all);
                assertThat(status(STEADY, token)).isEqualTo(401);
                assertThat(status(SHAKY, token)).isEqualTo(401);
            }
        }
        assertThat(served).hasPositiveValue();
    }

    @Test
    @DisplayName(
            "A killed instance is reported as missing until it has certainly stopped serving; then it no longer counts")
    void killed() throws Exception {
        String dead = name(SHAKY);
        suite.stack().tillgate("kill", SHAKY);
        try {
            assertThat(revoke(suite, known(STEADY), 2).<List<String>>path("missing"))
                    .containsExactly(dead);

            await().atMost(UNTIL_GONE).until(() -> {
                Response receipt = revoke(suite, known(STEADY), 1);
                assertThat((Integer) receipt.path("enforced.instances")).isEqualTo(all - 1);
                return receipt.path("missing") == null;
            });
        } finally {
            suite.stack().tillgate("start", SHAKY);
        }
    }

    @Test
    @DisplayName("A paused instance is missing; when it resumes, it serves no token reported as enforced")
    void paused() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> late = new ArrayList<>();
        String sleeper = name(SHAKY);
        long pid = suite.stack().process(SHAKY).pid();
        signal("-STOP", pid);
        try {
            String early = known(STEADY);
            assertThat(revoke(suite, early, 2).<List<String>>path("missing")).containsExactly(sleeper);
            await().atMost(UNTIL_GONE)
                    .until(() -> revoke(suite, known(STEADY), 1).path("missing") == null);
            for (int i = 0; i < 20; i++) {
                String token = known(STEADY);
                Response receipt = revoke(suite, token, 5);
                assertThat((Object) receipt.path("missing")).isNull();
                late.add(ask(SHAKY, token));
            }
        } finally {
            signal("-CONT", pid);
        }

        for (CompletableFuture<HttpResponse<String>> answer : late) {
            assertThat(answer.join().statusCode()).isIn(401, 503);
        }
        await().atMost(30, SECONDS).until(this::isComplete);
        String token = known();
        assertThat((Integer) revoke(suite, token, 10).path("enforced.instances"))
                .isEqualTo(all);
        assertThat(status(SHAKY, token)).isEqualTo(401);
    }

    @Test
    @DisplayName("A pause shorter than the limit delays the answer until the instance has caught up")
    void shortlyPaused() throws Exception {
        long pid = suite.stack().process(SHAKY).pid();
        for (int i = 0; i < 5; i++) {
            String token = known();
            signal("-STOP", pid);
            CompletableFuture<Response> receipt = CompletableFuture.supplyAsync(() -> revoke(suite, token, 20));
            CompletableFuture<HttpResponse<String>> asked = ask(SHAKY, token);
            await().during(1, SECONDS).atMost(10, SECONDS).until(() -> !receipt.isDone());
            signal("-CONT", pid);

            assertThat((Integer) receipt.join().path("enforced.instances")).isEqualTo(all);
            assertThat(status(SHAKY, token)).isEqualTo(401);
            assertThat(asked.join().statusCode()).isIn(200, 401); // it came before the receipt
        }
    }

    @Test
    @DisplayName("While instances leave and join, every instance refuses a token reported as enforced")
    void joining() {
        AtomicBoolean restarted = new AtomicBoolean();
        CompletableFuture<Void> restarts = CompletableFuture.runAsync(
                () -> {
                    for (int i = 0; i < 3; i++) {
                        suite.stack().tillgate(i == 1 ? "kill" : "stop", SHAKY);
                        suite.stack().tillgate("start", SHAKY);
                    }
                    restarted.set(true);
                },
                threads);
        int enforced = 0;
        while (!restarted.get()) {
            String token = known(STEADY);
            Response receipt = revoke(suite, token, 1);
            if (receipt.path("missing") == null && receipt.path("published") == null) {
                enforced++;
                assertThat(status(STEADY, token)).isEqualTo(401);
                assertThat(statusIfThere(SHAKY, token)).isIn(0, 401, 503);
            }
            assertThat(restarts).isNotCompletedExceptionally();
        }

        restarts.join();
        assertThat(enforced).isPositive();
    }

    /** A token that both instances of the sample API know. */
    private String known() {
        return known(STEADY, SHAKY);
    }

    private String known(String... instances) {
        String token = suite.clientCredentials("backoffice", "backoffice").path("access_token");
        for (String instance : instances) {
            await().atMost(20, SECONDS).until(() -> status(instance, token) == 200);
        }
        return token;
    }

    private Response revoke(Suite at, String token, int seconds) {
        Response receipt = at.request()
                .auth()
                .preemptive()
                .basic("backoffice", suite.stack().clientSecret("backoffice"))
                .contentType(ContentType.URLENC)
                .header("Prefer", "wait=" + seconds)
                .formParam("token", token)
                .post("/oauth/revoke");
        receipt.then().statusCode(200);
        return receipt;
    }

    /** Both instances of the sample API are there, none that died, and nobody is joining. */
    private boolean isComplete() {
        return items("it.service == 'sample-pos-api'").size() == 2
                && items("it.offset == null").isEmpty();
    }

    private List<Object> items(String condition) {
        return suite.as(suite.adminToken())
                .get("/enforcement")
                .jsonPath()
                .getList("items.findAll { " + condition + " }");
    }

    /** What an instance calls itself: the one of its service that another instance does not show by its absence. */
    private String name(String instance) {
        String token = known(STEADY);
        long pid = suite.stack().process(instance).pid();
        try {
            signal("-STOP", pid);
            return revoke(suite, token, 1).<List<String>>path("missing").get(0);
        } finally {
            signal("-CONT", pid);
            await().atMost(30, SECONDS).until(this::isComplete);
            assertThat(revoke(suite, known(), 10).<Object>path("missing")).isNull();
        }
    }

    private void keepCalling() {
        String token = known(STEADY);
        while (!over.get()) {
            if (status(STEADY, token) == 200) {
                served.incrementAndGet();
            }
        }
    }

    private int status(String instance, String token) {
        return ask(instance, token).join().statusCode();
    }

    private int statusIfThere(String instance, String token) {
        return ask(instance, token)
                .thenApply(HttpResponse::statusCode)
                .exceptionally(away -> 0)
                .join();
    }

    private CompletableFuture<HttpResponse<String>> ask(String instance, String token) {
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create(suite.stack().instance(instance) + "/api/v2/dishes"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void signal(String signal, long pid) {
        try {
            assertThat(new ProcessBuilder("kill", signal, Long.toString(pid))
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
