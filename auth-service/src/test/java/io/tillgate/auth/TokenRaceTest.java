package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happens at once; each of these fails where something is read and then written. */
@QuarkusTest
class TokenRaceTest extends TokenFlow {
    private static final int ROUNDS = 15;

    @Test
    @DisplayName("Revoke during refresh: whichever is first, nothing of the grant stays valid")
    void refreshDuringRevoke() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Response first = signInAtPos();
                String refreshToken = first.path("refresh_token");
                CyclicBarrier start = new CyclicBarrier(3);
                List<CompletableFuture<Response>> refreshes = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    refreshes.add(
                            CompletableFuture.supplyAsync(() -> at(start, () -> refreshAtPos(refreshToken)), threads));
                }
                CompletableFuture<Response> revoked = CompletableFuture.supplyAsync(
                        () -> at(start, () -> {
                            revoke(refreshToken);
                            return first;
                        }),
                        threads);
                revoked.join();
                for (CompletableFuture<Response> refresh : refreshes) {
                    Response answer = refresh.join();
                    assertThat(answer.statusCode()).isIn(201, 401);
                    if (answer.statusCode() == 201) {
                        assertThat(introspect(answer.path("access_token"))).isEqualTo(Map.of("active", false));
                        refreshAtPos(answer.path("refresh_token")).then().statusCode(401);
                    }
                }
                assertThat(introspect(first.path("access_token"))).isEqualTo(Map.of("active", false));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @DisplayName("Disable during issue: no sign-in or refresh in progress leaves a valid token")
    void disableDuringIssue() {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        Queue<Response> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        try {
            Response before = signInAtPos();
            List<CompletableFuture<Void>> workers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                boolean refreshing = i % 2 == 0;
                workers.add(CompletableFuture.runAsync(
                        () -> {
                            Response last = before;
                            while (!over.get()) {
                                // user-service has not heard of it: only this service's own row stands in the way
                                last = refreshing && last.statusCode() == 201
                                        ? refreshAtPos(last.path("refresh_token"))
                                        : signInAtPos();
                                answers.add(last);
                            }
                        },
                        threads));
            }
            await().atMost(20, SECONDS).until(() -> answers.size() > 20);
            topics.send(new io.tillgate.event.AccountChanged(
                    account.toString(), userName, "disabled", List.of("user"), 2, "disabled", CREATED, null, null));
            await().atMost(20, SECONDS).until(() -> answers.stream().anyMatch(answer -> answer.statusCode() == 400));
            over.set(true);
            workers.forEach(CompletableFuture::join);
        } finally {
            over.set(true);
            threads.shutdown();
        }

        signInAtPos().then().statusCode(400);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(introspect(answer.path("access_token"))).isEqualTo(Map.of("active", false));
                    refreshAtPos(answer.path("refresh_token")).then().statusCode(401);
                });
    }

    private interface Call {
        Response make();
    }

    private static Response at(CyclicBarrier start, Call call) {
        try {
            start.await(10, SECONDS);
            return call.make();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
