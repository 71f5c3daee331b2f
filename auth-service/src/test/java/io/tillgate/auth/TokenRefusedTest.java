package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.TokenRefused;
import io.tillgate.outbox.RecordHeaders;
import io.tillgate.testsupport.CapturedLog;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
class TokenRefusedTest extends TokenFlow {
    private static final String SAME_ANSWER =
            "{\"error\":\"invalid_grant\",\"error_description\":\"The refresh token is not valid\"}";

    @Inject
    Pool pool;

    @Test
    @DisplayName("An expired, a revoked and a reused refresh token get one answer; the operator learns the reasons")
    void reasons() {
        String expired = signInAtPos().path("refresh_token");
        change("UPDATE oauth_grant SET expires_at = now() - interval '1 s' WHERE account_id = $1");
        String reused = signInAtPos().path("refresh_token");
        refreshAtPos(refreshAtPos(reused).path("refresh_token")).then().statusCode(201);
        String revoked = signInAtPos().path("refresh_token");
        revoke(revoked);

        try (CapturedLog log = new CapturedLog()) {
            assertThat(List.of(refreshAtPos(expired), refreshAtPos(reused), refreshAtPos(revoked)))
                    .allSatisfy(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(401);
                        assertThat(answer.asString()).isEqualTo(SAME_ANSWER);
                    });

            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(events())
                            .extracting(TokenRefused::reason)
                            .containsExactlyInAnyOrder("expired", "reused", "revoked"));
            assertThat(events()).allSatisfy(event -> {
                assertThat(event.clientId()).isEqualTo("pos-admin");
                assertThat(event.grantType()).isEqualTo("refresh_token");
            });
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("A token request was refused: reason=expired grant_type=refresh_token"));
        }
    }

    @Test
    @DisplayName("The event of a refresh token at another client names its grant and the client that sent it")
    void wrongClient() {
        Response refused = form().auth()
                .preemptive()
                .basic("backoffice", "backoffice-secret")
                .formParams(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        signInAtPos().path("refresh_token"))
                .post("/oauth/token");

        refused.then().statusCode(400);
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(events())
                        .extracting(TokenRefused::reason, TokenRefused::clientId)
                        .containsExactly(tuple("wrong_client", "backoffice")));
    }

    @Test
    @DisplayName("A token that was never issued is only logged: anybody can make one up")
    void malformed() {
        try (CapturedLog log = new CapturedLog()) {
            refreshAtPos("tgr_made-up").then().statusCode(401);

            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("A token request was refused: reason=malformed")
                            .doesNotContain("tgr_made-up"));
        }
    }

    private List<TokenRefused> events() {
        return topics.read("tillgate.tokens.v1").stream()
                .map(record -> CloudEvent.read(RecordHeaders.of(record), record.value())
                        .data())
                .flatMap(event -> event instanceof TokenRefused refused ? Stream.of(refused) : Stream.empty())
                .filter(event -> account.toString().equals(event.accountId()))
                .toList();
    }

    private void change(String sql) {
        pool.preparedQuery(sql).execute(Tuple.of(account)).await().atMost(Duration.ofSeconds(10));
    }
}
