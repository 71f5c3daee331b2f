package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefreshTokenGrantTest extends TokenFlow {
    @Inject
    Pool pool;

    @Test
    @DisplayName("Thirty refreshes at once with one token leave one live successor and no error")
    void refreshRace() {
        String first = signInAtPos().path("refresh_token");
        ExecutorService threads = Executors.newFixedThreadPool(30);
        List<Response> answers;
        try {
            answers = IntStream.range(0, 30)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> refreshAtPos(first), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        Set<String> successors = answers.stream()
                .map(answer -> answer.<String>path("refresh_token"))
                .collect(Collectors.toSet());
        assertThat(successors).hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> answer.<String>path("access_token"))
                        .collect(Collectors.toSet()))
                .hasSize(1);
        refreshAtPos(successors.iterator().next()).then().statusCode(201);
    }

    @Test
    @DisplayName("RFC 9700 §4.14: an older generation is reuse and ends the grant with its access tokens")
    void reuse() {
        Response first = signInAtPos();
        Response second = refreshAtPos(first.path("refresh_token"));
        Response third = refreshAtPos(second.path("refresh_token"));

        refreshAtPos(first.path("refresh_token")).then().statusCode(401).body("error", equalTo("invalid_grant"));

        refreshAtPos(third.path("refresh_token")).then().statusCode(401);
        assertThat(introspect(third.path("access_token"))).isEqualTo(Map.of("active", false));
        assertThat(introspect(first.path("access_token"))).isEqualTo(Map.of("active", false));
    }

    @Test
    @DisplayName("A retry of the last refresh is answered with the same tokens and raises no second event")
    void retry() {
        String first = signInAtPos().path("refresh_token");

        Response once = refreshAtPos(first);
        Response again = refreshAtPos(first);

        assertThat(again.<String>path("refresh_token")).isEqualTo(once.path("refresh_token"));
        assertThat(again.<String>path("access_token")).isEqualTo(once.path("access_token"));
        Object jti = introspect(once.path("access_token")).get("jti");
        await().atMost(10, SECONDS).until(() -> refreshEvents(jti) > 0);
        assertThat(refreshEvents(jti)).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "RFC 9700 §4.14: after the retry window (5 minutes) the previous token counts as reuse, and the grant is"
                    + " revoked")
    void retryWindowIsOver() {
        String first = signInAtPos().path("refresh_token");
        Response second = refreshAtPos(first);
        pass("240 s");
        refreshAtPos(first).then().statusCode(201).body("refresh_token", equalTo(second.path("refresh_token")));
        pass("61 s");

        refreshAtPos(first).then().statusCode(401).body("error", equalTo("invalid_grant"));

        refreshAtPos(second.path("refresh_token")).then().statusCode(401);
        assertThat(introspect(second.path("access_token"))).isEqualTo(Map.of("active", false));
    }

    @Test
    @DisplayName("Absolute expiry holds, however often a grant is refreshed; so does the idle one")
    void absoluteExpiry() {
        for (String expiry : List.of("expires_at", "idle_expires_at")) {
            String last = refreshAtPos(signInAtPos().path("refresh_token")).path("refresh_token");
            sql("UPDATE oauth_grant SET " + expiry + " = now() - interval '1 s' WHERE account_id = '%s'");

            refreshAtPos(last).then().statusCode(401).body("error", equalTo("invalid_grant"));
        }
    }

    @Test
    @DisplayName("A truncated, lengthened or changed refresh token is invalid")
    void forged() {
        String token = signInAtPos().path("refresh_token");
        for (String bad : List.of(
                token.substring(0, token.length() - 4), token + "AAAA", token.replace("tgr_", ""), "tgr_" + token)) {
            refreshAtPos(bad).then().statusCode(401).body("error", equalTo("invalid_grant"));
        }
        form().formParams("grant_type", "refresh_token", "client_id", "chimpy-pos", "refresh_token", token)
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
        refreshAtPos(token).then().statusCode(201);
    }

    /** Lets time pass for the grant, and for what other tests ended of the same client. */
    private void pass(String time) {
        sql("UPDATE client SET grants_not_before = grants_not_before - interval '" + time
                + "' WHERE client_id = 'pos-admin'");
        sql("UPDATE oauth_grant SET generation_at = generation_at - interval '" + time + "' WHERE account_id = '%s'");
    }

    private void sql(String statement) {
        pool.query(String.format(statement, account)).execute().await().atMost(java.time.Duration.ofSeconds(10));
    }

    private long refreshEvents(Object jti) {
        return topics.read("tillgate.tokens.v1").stream()
                .map(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                .filter(json -> json.contains("\"token_id\":\"" + jti + "\""))
                .count();
    }
}
