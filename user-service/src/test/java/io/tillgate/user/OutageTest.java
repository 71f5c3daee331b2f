package io.tillgate.user;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.post;
import static io.tillgate.user.AccountJson.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.AccountChanged;
import io.tillgate.local.EmbeddedServers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class OutageTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @AfterEach
    void heal() {
        servers.startPostgres();
        servers.startKafka();
    }

    @Test
    @DisplayName("Without Kafka accounts are made and changed; their events follow, in order")
    void withoutKafka() {
        servers.killKafka();
        UUID id = register();
        given().auth()
                .oauth2(issuer.user(id))
                .contentType("application/json")
                .body(Map.of("display_name", "Ada"))
                .patch("/users/" + id)
                .then()
                .statusCode(200);
        given().get("/q/health/live").then().statusCode(200);

        servers.startKafka();

        assertThat(Topics.accountEvents(id, 2))
                .extracting(AccountChanged::version)
                .containsExactly(1L, 2L);
    }

    @Test
    @DisplayName("Without the database the answer is 503 with Retry-After; the service recovers without a restart")
    void withoutDatabase() {
        servers.killPostgres();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> post(Map.of("user_name", freshName(), "password", PASSWORD))
                        .then()
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .header("Retry-After", matchesPattern("[1-9]\\d*")));
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);

        servers.startPostgres();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> post(Map.of("user_name", freshName(), "password", PASSWORD))
                        .then()
                        .statusCode(201));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }
}
