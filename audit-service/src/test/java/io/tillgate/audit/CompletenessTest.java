package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.tillgate.event.EventType;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("The log detects which records are missing")
class CompletenessTest {
    private static final String TYPE = "io.tillgate.signin.SignInSucceeded";

    @SuppressWarnings("NullAway.Init") // by RealServers
    AuditIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestTopics topics;

    private final String source = "test-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        topics = new TestTopics(servers.kafkaBootstrap());
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    @DisplayName("A skipped number is a gap: it is reported, raises an alarm, and closes when the record arrives")
    void gap() {
        send(1, "{}");
        send(2, "{}");
        send(5, "{}");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(gaps()).containsExactly("3-4"));
        assertThat(completeness().getBoolean("complete")).isFalse();
        assertThat(completeness()
                        .getMap("sources.find { it.source == '" + source + "' }")
                        .toString())
                .contains("last=5", "missing=2");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(given().get("/q/metrics")
                                .asString()
                                .lines()
                                .filter(line -> line.startsWith("tillgate_audit_missing")))
                        .anyMatch(line -> line.endsWith(" 2.0")));

        send(4, "{}");
        send(3, "{}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(gaps()).isEmpty());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(completeness().getBoolean("complete")).isTrue());
    }

    @Test
    @DisplayName("Duplicate and unreadable records are not gaps")
    void duplicatesAndDeadLetters() {
        send(1, "{}");
        send(2, "this is not JSON");
        send(2, "this is not JSON");
        send(3, "{}");

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(completeness().getMap("sources.find { it.source == '" + source + "' }"))
                    .asString()
                    .contains("last=3", "missing=0");
            assertThat(gaps()).isEmpty();
        });
    }

    @Test
    @DisplayName("A gap that stays is closed by reading the topic again, and nothing comes into the log twice")
    void replay() throws Exception {
        UUID id = send(1, "{}");
        send(2, "{}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> reader().get("/audit/events/" + id).statusCode() == 200);
        try (AuditSuperuser superuser = new AuditSuperuser(servers)) {
            superuser.run("UPDATE audit_received SET numbers = '{[2,3)}' WHERE source = '" + source + "'");
        }
        assertThat(gaps()).containsExactly("1-1");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(gaps()).isEmpty());
        reader().get("/audit/events?subject=" + source).then().body("items.size()", equalTo(2));
    }

    @Test
    @DisplayName("A resource server invents no gap: numbers on the enforcement topic are not believed")
    void numbersOfReports() {
        send(Topic.ENFORCEMENT, EventType.ENFORCEMENT_REPORTED.typeName(), 7, "{}");
        send(Topic.ENFORCEMENT, TYPE, 9, "{}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> reader().get("/audit/events?subject=" + source)
                        .then()
                        .body("items.type", equalTo(List.of(EventType.ENFORCEMENT_REPORTED.typeName()))));
        send(1, "{}");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(completeness()
                                .<Map<String, Object>>getList("sources.findAll { it.source == '" + source + "' }"))
                        .singleElement()
                        .isEqualTo(
                                Map.of("source", source, "topic", Topic.TOKENS.topicName(), "last", 1, "missing", 0)));
        assertThat(gaps()).isEmpty();
    }

    @Test
    @DisplayName("A source with more gaps than are shown does not push those of others out")
    void manyGaps() throws Exception {
        try (AuditSuperuser superuser = new AuditSuperuser(servers)) {
            superuser.run("INSERT INTO audit_received SELECT 'a-" + source + "', 'tillgate.tokens.v1',"
                    + " range_agg(int8range(n * 2, n * 2 + 1)) FROM generate_series(1, 2000) AS n");
            try {
                send(2, "{}");

                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(gaps()).containsExactly("1-1"));
                assertThat(completeness().getList("gaps")).hasSize(100);
            } finally {
                superuser.run("DELETE FROM audit_received WHERE source = 'a-" + source + "'");
            }
        }
        send(1, "{}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(completeness().getBoolean("complete")).isTrue());
    }

    private UUID send(long number, String data) {
        return send(Topic.TOKENS, TYPE, number, data);
    }

    private UUID send(Topic topic, String type, long number, String data) {
        UUID id = UUID.randomUUID();
        Map<String, String> headers = new HashMap<>(TestTopics.headers(id, type, source, Instant.now()));
        headers.put("outbox-source", source);
        headers.put("outbox-sequence", Long.toString(number));
        topics.send(topic, "key-" + number, headers, data.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    private List<String> gaps() {
        return completeness().<Map<String, Object>>getList("gaps").stream()
                .filter(gap -> gap.get("source").equals(source))
                .map(gap -> gap.get("from") + "-" + gap.get("to"))
                .toList();
    }

    private JsonPath completeness() {
        return reader().get("/audit/completeness")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(issuer.clientToken("auditor", "audit:read"));
    }
}
