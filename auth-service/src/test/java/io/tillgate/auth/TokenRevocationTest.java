package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenRevocationTest extends TokenFlow {
    @Test
    @DisplayName("RFC 7009 §2.1: another client's token is left alone, with 200")
    void revocationIsBoundToTheOwner() {
        String token = passwordGrant(userName, PASSWORD).path("access_token");
        form().auth()
                .preemptive()
                .basic("stranger", "stranger-secret")
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", true);

        form().formParams("token", token, "client_id", "chimpy-pos")
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).isEqualTo(Map.of("active", false));
    }

    @Test
    @DisplayName(
            "Many concurrent revocations: each token is revoked when its request is answered, and each has its record")
    void manyAtOnce() {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<CompletableFuture<String>> revoked = Stream.generate(() -> clientToken())
                    .limit(60)
                    .map(token -> CompletableFuture.supplyAsync(
                            () -> {
                                revokeOwn(token);
                                assertThat(introspectAs("backoffice", "backoffice-secret", token))
                                        .isEqualTo(Map.of("active", false));
                                return token;
                            },
                            threads))
                    .toList();
            Set<String> keys = revoked.stream()
                    .map(CompletableFuture::join)
                    .map(token -> "jti:" + idOf(token))
                    .collect(Collectors.toSet());

            assertThat(keys).hasSize(60);
            await().atMost(20, SECONDS)
                    .until(() -> topics.read("tillgate.revocations.v1").stream()
                            .map(ConsumerRecord::key)
                            .collect(Collectors.toSet())
                            .containsAll(keys));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @DisplayName("One token revoked many times at once: every request is answered, and the token is revoked")
    void sameAtOnce() {
        String token = clientToken();
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            Stream.generate(() -> CompletableFuture.runAsync(() -> revokeOwn(token), threads))
                    .limit(24)
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).isEqualTo(Map.of("active", false));
    }

    private static String clientToken() {
        return form().auth()
                .preemptive()
                .basic("backoffice", "backoffice-secret")
                .formParams("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static void revokeOwn(String token) {
        form().auth()
                .preemptive()
                .basic("backoffice", "backoffice-secret")
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
    }

    private static String idOf(String token) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return JsonPath.from(claims).getString("jti");
    }
}
