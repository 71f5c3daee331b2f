package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kill switch while tokens are being issued: what is answered before it is dead after it, whatever was under way. */
@QuarkusTest
class BulkRevocationsRaceTest extends TokenFlow {
    private static final int WORKERS = 6;

    @ParameterizedTest
    @ValueSource(strings = {"account", "client", "scope", "issued_before"})
    @DisplayName(
            "Everything issued before a bulk revocation's answer is revoked, even if in progress; later tokens stay"
                    + " valid")
    void killDuringIssue(String kind) {
        UUID administrator = UUID.randomUUID();
        userService.put(
                administrator, "root-" + administrator, PASSWORD, "active", List.of("administrator"), 1, CREATED);
        String admin = signIn("root-" + administrator).path("access_token");
        Response before = signInAtPos();
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        Instant killed;
        Instant asked;
        try {
            List<CompletableFuture<Void>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                boolean refreshing = i % 2 == 0;
                workers.add(CompletableFuture.runAsync(() -> work(before, refreshing, answers, over), threads));
            }
            await().atMost(20, SECONDS).until(() -> answers.size() > 20);
            asked = Instant.now();
            String value = Map.of(
                            "account",
                            account.toString(),
                            "client",
                            "pos-admin",
                            "scope",
                            "sales:read",
                            "issued_before",
                            asked.toString())
                    .get(kind);
            given().auth()
                    .oauth2(admin)
                    .contentType(ContentType.JSON)
                    .body(Map.of(kind, value))
                    .post("/revocations")
                    .then()
                    .statusCode(200);
            killed = Instant.now();
            int sofar = answers.size();
            await().atMost(20, SECONDS).until(() -> answers.size() > sofar + 20);
            over.set(true);
            workers.forEach(CompletableFuture::join);
        } finally {
            over.set(true);
            threads.shutdown();
        }

        assertThat(answers.stream().filter(answer -> answer.at().isBefore(asked)))
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(introspect(answer.response().path("access_token")))
                            .isEqualTo(Map.of("active", false));
                    refreshAtPos(answer.response().path("refresh_token")).then().statusCode(401);
                });
        assertThat(answers.stream().filter(answer -> answer.sentAt().isAfter(killed)))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(introspect(answer.response().path("access_token")))
                        .containsEntry("active", true));
        if (kind.equals("issued_before")) {
            return; // of the second that the time falls in access tokens die, while grants are told apart to the
            // microsecond
        }
        // What was under way lives as a whole, or is dead as a whole.
        assertThat(answers).allSatisfy(answer -> {
            boolean alive =
                    (Boolean) introspect(answer.response().path("access_token")).get("active");
            assertThat(refreshAtPos(answer.response().path("refresh_token")).statusCode())
                    .isIn(alive ? List.of(201, 401) : List.of(401));
        });
    }

    private record Answer(Instant sentAt, Instant at, Response response) {}

    private void work(Response first, boolean refreshing, Queue<Answer> answers, AtomicBoolean over) {
        Response last = first;
        while (!over.get()) {
            Instant sentAt = Instant.now();
            last = refreshing && last.statusCode() == 201 ? refreshAtPos(last.path("refresh_token")) : signIn(userName);
            if (last.statusCode() == 201) {
                answers.add(new Answer(sentAt, Instant.now(), last));
            }
        }
    }

    private static Response signIn(String userName) {
        return given().auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", userName, "password", PASSWORD))
                .post("/auth/token");
    }
}
