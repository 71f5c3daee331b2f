package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.local.EmbeddedServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("Nothing is lost or doubled while PostgreSQL or Kafka is away")
class OutageTest {
    @SuppressWarnings("NullAway.Init") // by RealServers
    AuditIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    private final String account = UUID.randomUUID().toString();

    @Test
    @DisplayName("PostgreSQL killed while events come: 503 for readers, and every event once when it is back")
    void withoutPostgres() {
        List<String> sent = new ArrayList<>();
        try (TestTopics topics = new TestTopics(servers.kafkaBootstrap())) {
            for (int i = 0; i < 100; i++) {
                sent.add(topics.signIn(account, "till", Instant.now()).toString());
                if (i == 50) {
                    servers.killPostgres();
                }
            }
        }
        try {
            Response answer = reader().get("/audit/events?actor=" + account);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.header("Retry-After")).isNotNull();
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
        } finally {
            servers.startPostgres();
        }

        awaitOnce(sent);
    }

    @Test
    @DisplayName("Kafka killed: the log is searched, the service stays live, and reading goes on when it is back")
    void withoutKafka() {
        List<String> sent = new ArrayList<>();
        try (TestTopics topics = new TestTopics(servers.kafkaBootstrap())) {
            sent.add(topics.signIn(account, "till", Instant.now()).toString());
            awaitOnce(sent);
        }
        servers.killKafka();
        try {
            assertThat(reader().get("/audit/events?actor=" + account).statusCode())
                    .isEqualTo(200);
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        } finally {
            servers.startKafka();
        }
        try (TestTopics topics = new TestTopics(servers.kafkaBootstrap())) {
            sent.add(topics.signIn(account, "till", Instant.now()).toString());
        }

        awaitOnce(sent);
    }

    private void awaitOnce(List<String> ids) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Response page = reader().get("/audit/events?limit=200&actor=" + account);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.<List<String>>path("items.id")).containsExactlyInAnyOrderElementsOf(ids);
        });
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(issuer.clientToken("auditor", "audit:read"));
    }
}
