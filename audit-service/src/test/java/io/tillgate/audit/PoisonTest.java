package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("An unreadable record goes to the dead-letter topic with its reason, and does not block others")
class PoisonTest {
    private static final byte[] OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

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

    record Poison(String name, Map<String, @Nullable String> changedHeaders, byte @Nullable [] value, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Poison> poisons() {
        return Stream.of(
                new Poison("no JSON", Map.of(), utf8("not json"), "the value is not JSON"),
                new Poison("cut", Map.of(), utf8("{\"a\":"), "the value is not JSON"),
                new Poison("more than JSON", Map.of(), utf8("{} {}"), "the value is not JSON"),
                new Poison("deep", Map.of(), utf8("[".repeat(5_000)), "the value is not JSON"),
                new Poison("an array", Map.of(), utf8("[]"), "the value is not a JSON object"),
                new Poison("empty", Map.of(), new byte[0], "the value is not a JSON object"),
                new Poison("no UTF-8", Map.of(), new byte[] {'{', (byte) 0xC3, '}'}, "the value is not UTF-8"),
                new Poison("a tombstone", Map.of(), null, "the record has no value"),
                new Poison("no type", Map.of("ce_type", ""), OBJECT, "header ce_type is missing or not plain text"),
                new Poison("NUL", Map.of("ce_source", "a\0b"), OBJECT, "header ce_source is missing or not plain text"),
                new Poison(
                        "long",
                        Map.of("ce_source", "x".repeat(9_000)),
                        OBJECT,
                        "header ce_source is missing or not plain text"),
                new Poison("no id", Map.of("ce_id", "7"), OBJECT, "header ce_id is not a UUID"),
                new Poison("no time", Map.of("ce_time", "now"), OBJECT, "header ce_time is not an RFC 3339 time"),
                new Poison(
                        "far future",
                        Map.of("ce_time", "+999999999-01-01T00:00:00Z"),
                        OBJECT,
                        "the time is not in the years 1970 to 9999"));
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void deadLetter(Poison poison) {
        String key = "poison-" + UUID.randomUUID();
        Map<String, String> headers = TestTopics.headers(UUID.randomUUID(), "io.tillgate.a.B", "s", Instant.now());
        headers.putAll(poison.changedHeaders());

        long offset = topics.send(Topic.ACCOUNTS, key, headers, poison.value()).offset();
        UUID next = UUID.randomUUID();
        topics.send(Topic.ACCOUNTS, key, TestTopics.headers(next, "io.tillgate.a.B", "after", Instant.now()), OBJECT);

        ConsumerRecord<String, byte[]> letter = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> topics.deadLetters(Topic.ACCOUNTS).stream()
                                .filter(record -> key.equals(record.key()))
                                .toList(),
                        letters -> letters.size() == 1)
                .get(0);
        assertThat(TopicReader.header(letter, "dead-letter-reason")).isEqualTo(poison.reason());
        assertThat(TopicReader.header(letter, "dead-letter-topic")).isEqualTo(Topic.ACCOUNTS.topicName());
        assertThat(TopicReader.header(letter, "dead-letter-offset")).isEqualTo(Long.toString(offset));
        assertThat(TopicReader.header(letter, "ce_subject")).isEqualTo("s");
        assertThat(letter.value()).isEqualTo(poison.value() == null ? new byte[0] : poison.value());
        Awaitility.await()
                .untilAsserted(() -> given().auth()
                        .oauth2(issuer.clientToken("auditor", "audit:read"))
                        .get("/audit/events/" + next)
                        .then()
                        .statusCode(200)
                        .body("subject", equalTo("after")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
