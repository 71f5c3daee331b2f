package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.EventType;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("A writer of one topic cannot forge events of another")
class ForgeryTest {
    private static final List<String> OF_REVOCATIONS =
            List.of("io.tillgate.revocation.TokensRevoked", "io.tillgate.audit.UnverifiedRevocation");

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

    /** On each topic the types of the others; on that of enforcement, which every resource server may write, also unknown ones. */
    static Stream<Arguments> foreignTypes() {
        return Stream.of(Topic.ENFORCEMENT, Topic.ACCOUNTS, Topic.CLIENTS, Topic.SCOPES, Topic.TOKENS)
                .map(topic -> Arguments.of(
                        topic,
                        Stream.of(
                                        Arrays.stream(EventType.values())
                                                .filter(type -> type.topic() != topic)
                                                .map(EventType::typeName),
                                        OF_REVOCATIONS.stream(),
                                        topic == Topic.ENFORCEMENT
                                                ? Stream.of("io.tillgate.loyalty.PointsGranted", "EnforcementReported")
                                                : Stream.<String>of())
                                .flatMap(types -> types)
                                .toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreignTypes")
    @DisplayName("An event whose type belongs to another topic becomes a dead letter, not an entry")
    void foreignType(Topic topic, List<String> types) {
        String subject = "forged-" + UUID.randomUUID();
        for (String type : types) {
            topics.send(
                    topic,
                    subject,
                    TestTopics.headers(UUID.randomUUID(), type, subject, Instant.now()),
                    "{}".getBytes(StandardCharsets.UTF_8));
        }

        List<ConsumerRecord<String, byte[]>> letters = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> topics.deadLetters(topic).stream()
                                .filter(letter -> subject.equals(letter.key()))
                                .toList(),
                        found -> found.size() == types.size());
        assertThat(letters)
                .extracting(letter -> TopicReader.header(letter, "dead-letter-reason"))
                .containsOnly("header ce_type is not a type of this topic");
        given().auth()
                .oauth2(issuer.clientToken("auditor", "audit:read"))
                .get("/audit/events?subject=" + subject)
                .then()
                .statusCode(200)
                .body("items", empty());
    }
}
