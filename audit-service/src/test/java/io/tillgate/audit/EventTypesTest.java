package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.EventType;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("Every event comes into the log, once")
class EventTypesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @SuppressWarnings("NullAway.Init") // by RealServers
    AuditIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestTopics topics;

    @BeforeEach
    void open() {
        topics = new TestTopics(servers.kafkaBootstrap());
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    @DisplayName("Every event type of the contracts is stored and found by its type, to the letter")
    void everyType(EventType type) throws IOException {
        UUID id = UUID.randomUUID();
        Instant time = Instant.parse("2026-01-31T12:00:00.123456Z");
        byte[] golden = golden(type);
        Map<String, String> headers = TestTopics.headers(id, type.typeName(), "subject-" + id, time);
        headers.put("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
        CloudEvent.read(headers, golden);

        RecordMetadata written = topics.send(type.topic(), "key-" + id, headers, golden);

        UUID entry = entry(type.topic(), id);
        await(entry);
        String found = reader().get("/audit/events/" + entry)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("type", equalTo(type.typeName()))
                .body("source", equalTo("/test"))
                .body("time", equalTo(time.toString()))
                .body("subject", equalTo("subject-" + id))
                .body("trace_id", equalTo(TRACE))
                .body("topic", equalTo(type.topic().topicName()))
                .body("partition", equalTo(written.partition()))
                .body("offset", equalTo((int) written.offset()))
                .extract()
                .asString();
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(found).get("data")).isEqualTo(json.readTree(golden));
        assertThat(Instant.parse(json.readTree(found).get("recorded_at").asText()))
                .isAfter(time);
        for (String name : new String[] {type.typeName(), type.record().getSimpleName()}) {
            reader().get("/audit/events?subject=subject-" + id + "&type=" + name)
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(java.util.List.of(entry.toString())));
        }
    }

    @Test
    @DisplayName("The actor is the named one, else the account, else the client that got a token for itself")
    void actors() {
        UUID named = send(Topic.SCOPES, "io.tillgate.scope.ScopeChanged", "{\"actor\":\"ann\",\"owner\":\"x\"}");
        UUID account =
                send(Topic.TOKENS, "io.tillgate.token.TokenIssued", "{\"account_id\":\"bob\",\"client_id\":\"till\"}");
        UUID client = send(Topic.TOKENS, "io.tillgate.token.TokenIssued", "{\"client_id\":\"till\"}");
        UUID nobody = send(Topic.TOKENS, "io.tillgate.client.ClientAuthenticationFailed", "{\"client_id\":\"till\"}");

        assertThat(actor(named)).isEqualTo("ann");
        assertThat(actor(account)).isEqualTo("bob");
        assertThat(actor(client)).isEqualTo("till");
        assertThat(actor(nobody)).isNull();
        reader().get("/audit/events/" + account).then().body("client_id", equalTo("till"));
    }

    @Test
    @DisplayName("A type that this version does not know is kept like any other")
    void unknownType() {
        UUID id = send(Topic.TOKENS, "io.tillgate.loyalty.PointsGranted", "{\"points\": 7, \"odd\": \"a\\u0000b\"}");

        reader().get("/audit/events/" + id)
                .then()
                .body("data.points", equalTo(7))
                .body("data.odd", equalTo("a\0b"));
    }

    @Test
    @DisplayName("A record that comes twice is one entry, in one batch and in two")
    void idempotent() {
        UUID id = UUID.randomUUID();
        Map<String, String> headers =
                TestTopics.headers(id, "io.tillgate.signin.SignInSucceeded", "twice-" + id, Instant.now());
        byte[] value = "{\"account_id\":\"twice\"}".getBytes(StandardCharsets.UTF_8);
        topics.send(Topic.TOKENS, "k", headers, value);
        topics.send(Topic.TOKENS, "k", headers, value);
        await(id);
        topics.send(Topic.TOKENS, "k", headers, value);
        UUID last = send(Topic.TOKENS, "k", "io.tillgate.signin.SignInSucceeded", "{}");

        await(last);
        reader().get("/audit/events?subject=twice-" + id).then().body("items.size()", equalTo(1));
    }

    @Test
    @DisplayName("At most one report per minute and resource-server instance is recorded")
    void enforcementIsSampled() {
        String instance = "till-" + UUID.randomUUID();
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        UUID last = null;
        for (int second = 0; second <= 120; second++) {
            last = UUID.randomUUID();
            topics.send(
                    Topic.ENFORCEMENT,
                    instance,
                    TestTopics.headers(
                            last, EventType.ENFORCEMENT_REPORTED.typeName(), instance, start.plusSeconds(second)),
                    "{\"offset\": 1}".getBytes(StandardCharsets.UTF_8));
        }

        await(entry(Topic.ENFORCEMENT, java.util.Objects.requireNonNull(last)));
        reader().get("/audit/events?subject=" + instance).then().body("items.size()", equalTo(3));
    }

    /** The event's own id, but of a report of enforcement one that is made of it. */
    private static UUID entry(Topic topic, UUID event) {
        return topic == Topic.ENFORCEMENT
                ? UUID.nameUUIDFromBytes((topic.topicName() + "/" + event).getBytes(StandardCharsets.UTF_8))
                : event;
    }

    private UUID send(Topic topic, String type, String data) {
        UUID id = send(topic, "key", type, data);
        await(id);
        return id;
    }

    private UUID send(Topic topic, String key, String type, String data) {
        UUID id = UUID.randomUUID();
        topics.send(
                topic, key, TestTopics.headers(id, type, "s", Instant.now()), data.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    private void await(UUID id) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> reader().get("/audit/events/" + id).statusCode() == 200);
    }

    private @org.jspecify.annotations.Nullable String actor(UUID id) {
        return reader().get("/audit/events/" + id).path("actor");
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(issuer.clientToken("auditor", "audit:read"));
    }

    private static byte[] golden(EventType type) throws IOException {
        try (InputStream sample = EventType.class.getResourceAsStream(type.goldenSampleResource())) {
            return java.util.Objects.requireNonNull(sample).readAllBytes();
        }
    }
}
