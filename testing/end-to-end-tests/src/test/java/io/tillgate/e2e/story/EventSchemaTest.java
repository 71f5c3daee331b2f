package io.tillgate.e2e.story;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.e2e.stack.Topics;
import io.tillgate.event.EventType;
import io.tillgate.event.Revocation;
import io.tillgate.event.Topic;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class EventSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final List<Topic> CLOUD_EVENTS = List.of(Topic.ACCOUNTS, Topic.CLIENTS, Topic.SCOPES, Topic.TOKENS);

    private final Suite suite;

    EventSchemaTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("Every record that the services write is a CloudEvent 1.0 that fits the schema of its type")
    void cloudEvents() throws Exception {
        String userName = Suite.newUserName();
        suite.createAccount(userName);
        Response first = suite.signIn(userName, Suite.PASSWORD);
        Response second = suite.refresh(first.path("refresh_token"));
        suite.refresh(second.path("refresh_token"));
        suite.refresh(first.path("refresh_token")).then().statusCode(401);
        suite.signIn(userName, "wrong").then().statusCode(400);
        suite.request()
                .auth()
                .preemptive()
                .basic("backoffice", "wrong")
                .post("/oauth/token")
                .then()
                .statusCode(401);
        Topics topics = new Topics(suite.stack().kafka());
        Set<String> wanted = Set.of(
                "AccountChanged",
                "ClientChanged",
                "ScopeChanged",
                "TokenIssued",
                "TokenRefreshed",
                "SignInSucceeded",
                "SignInFailed",
                "RefreshTokenReuseDetected",
                "ClientAuthenticationFailed");

        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(check(topics)).containsAll(wanted));
    }

    @Test
    @DisplayName(
            "RFC 8417: every revocation and heartbeat is signed with a published key, or with one revoked since; revocations fit their schema")
    void securityEventTokens() throws Exception {
        suite.revoke(suite.newAccountToken()).then().statusCode(200);
        JWKSet keys = JWKSet.parse(suite.request().get("/oauth/jwks").asString());
        Topics topics = new Topics(suite.stack().kafka());
        await().atMost(20, SECONDS)
                .until(() -> topics.read(Topic.REVOCATIONS.topicName()).stream()
                        .anyMatch(record -> record.key().startsWith("jti:")));

        List<ConsumerRecord<String, String>> records = topics.read(Topic.REVOCATIONS.topicName());
        Set<String> named = records.stream().map(ConsumerRecord::key).collect(Collectors.toSet());
        for (ConsumerRecord<String, String> record : records) {
            JWSObject token = JWSObject.parse(record.value());
            String keyId = token.getHeader().getKeyID();
            JWK key = keys.getKeyByKeyId(keyId);
            if (key == null) {
                assertThat(named).contains("kid:" + keyId);
            } else {
                assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
            }
            assertThat(token.getHeader().getType().getType()).isEqualTo(Revocation.SET_TYPE);
            if (!record.key().equals(Revocation.HEARTBEAT_KEY)) {
                JsonNode claims = JSON.valueToTree(token.getPayload().toJSONObject());
                assertThat(schema("/io/tillgate/event/schema/Revocation.json").validate(claims))
                        .isEmpty();
                assertThat(claims.path("iss").asText()).isEqualTo(suite.stack().origin());
            }
        }
    }

    /** Checks every record on the topics; the simple names of the types that were there. */
    private static Set<String> check(Topics topics) throws Exception {
        Set<String> seen = new TreeSet<>();
        for (Topic topic : CLOUD_EVENTS) {
            for (ConsumerRecord<String, String> record : topics.read(topic.topicName())) {
                EventType type =
                        EventType.named(Topics.header(record, "ce_type")).orElseThrow();
                assertThat(type.topic()).isEqualTo(topic);
                assertThat(schema(type.schemaResource()).validate(JSON.readTree(record.value())))
                        .as(type.typeName())
                        .isEmpty();
                assertThat(Topics.header(record, "ce_specversion")).isEqualTo("1.0");
                assertThat(UUID.fromString(Topics.header(record, "ce_id")).version())
                        .isEqualTo(7);
                assertThat(Topics.header(record, "ce_source")).startsWith("/");
                assertThat(Topics.header(record, "ce_time")).isNotEmpty();
                assertThat(Topics.header(record, "ce_subject")).isNotEmpty();
                seen.add(type.record().getSimpleName());
            }
        }
        return seen;
    }

    private static JsonSchema schema(String resource) throws Exception {
        try (InputStream in = Objects.requireNonNull(EventType.class.getResourceAsStream(resource), resource)) {
            return SCHEMAS.getSchema(JSON.readTree(in));
        }
    }
}
