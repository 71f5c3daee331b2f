package io.tillgate.scope;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.EventRecord;
import io.tillgate.event.EventType;
import io.tillgate.event.RecordVerifier;
import io.tillgate.event.ScopeChanged;
import io.tillgate.event.ScopeWording;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.outbox.RecordHeaders;
import io.tillgate.testissuer.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("Every change of a scope is announced once, in order, also when Kafka was away or writers raced")
class ScopeEventsTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @SuppressWarnings("NullAway.Init") // by RealServers
    ScopeIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    private final String namespace = "gastro:" + UUID.randomUUID();

    @Test
    @DisplayName("A record of a scope is signed by a key that the service publishes, without a token")
    void signed() {
        as("gastro-module").body(body("One")).post("/scopes").then().statusCode(201);
        ConsumerRecord<String, byte[]> record = await(1).get(0);

        String keys = given().get("/internal/record-keys/scopes")
                .then()
                .statusCode(200)
                .contentType("application/jwk-set+json")
                .body("keys[0]", not(hasKey("d")))
                .extract()
                .asString();

        assertThat(new RecordVerifier(keys)
                        .verify(new EventRecord(
                                record.topic(), record.key(), RecordHeaders.of(record), record.value())))
                .isEqualTo(RecordVerifier.Verdict.GENUINE);
    }

    @Test
    @DisplayName("Registered, changed and retired are events of the contract's form, with the request's trace")
    void announcesChanges() throws Exception {
        as("gastro-module")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .body(body("One"))
                .post("/scopes")
                .then()
                .statusCode(201);
        as("gastro-module").body(body("One")).post("/scopes").then().statusCode(200);
        as("gastro-module").body(body("Two")).put("/scopes/" + namespace).then().statusCode(200);
        as("gastro-module").delete("/scopes/" + namespace).then().statusCode(204);

        List<ConsumerRecord<String, byte[]>> records = await(3);
        List<ScopeChanged> events = events(records);
        assertThat(events).extracting(ScopeChanged::cause).containsExactly("registered", "changed", "retired");
        assertThat(events).extracting(ScopeChanged::version).containsExactly(1L, 2L, 3L);
        assertThat(events).extracting(ScopeChanged::status).containsExactly("active", "active", "retired");
        assertThat(events).extracting(ScopeChanged::owner).containsOnly("gastro-module");
        assertThat(events).extracting(ScopeChanged::actor).containsOnly("gastro-module");
        assertThat(RecordHeaders.of(records.get(0)).get("traceparent")).contains(TRACE);
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ScopeChanged.class.getResourceAsStream(EventType.SCOPE_CHANGED.schemaResource()));
        for (ConsumerRecord<String, byte[]> record : records) {
            assertThat(schema.validate(new ObjectMapper().readTree(record.value())))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Retiring with revoke=true says so, also of a scope that was retired before")
    void announcesRevocation() {
        as("gastro-module").body(body("One")).post("/scopes").then().statusCode(201);
        as("gastro-module").delete("/scopes/" + namespace).then().statusCode(204);
        as("gastro-module")
                .delete("/scopes/" + namespace + "?revoke=true")
                .then()
                .statusCode(204);

        List<ScopeChanged> events = events(await(3));
        assertThat(events).extracting(ScopeChanged::cause).containsExactly("registered", "retired", "retired");
        assertThat(events).extracting(ScopeChanged::revoke).containsExactly(null, null, true);
    }

    @Test
    @DisplayName("Every later event contains the translations and the consent version")
    void announcesWords() {
        Map<String, Object> worded = new HashMap<>(body("One"));
        worded.put("translations", Map.of("it", Map.of("label", "Uno", "description", "Vedere i tavoli")));
        as("gastro-module").body(worded).post("/scopes").then().statusCode(201);
        worded.put("description", "See and move the tables");
        worded.put("reconsent", true);
        as("gastro-module").body(worded).post("/scopes").then().statusCode(200);
        as("gastro-module").delete("/scopes/" + namespace).then().statusCode(204);

        List<ScopeChanged> events = events(await(3));
        assertThat(events)
                .allSatisfy(event -> assertThat(event.translations())
                        .isEqualTo(Map.of("it", new ScopeWording("Uno", "Vedere i tavoli"))));
        assertThat(events).extracting(ScopeChanged::consentVersion).containsExactly(null, 2L, 2L);
    }

    @Test
    @DisplayName("Built-in scopes are announced without an actor")
    void announcesBuiltIns() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(events(records("audit:read")))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.cause()).isEqualTo("registered");
                            assertThat(event.actor()).isNull();
                            assertThat(event.group()).containsExactly("administrator");
                        }));
    }

    @Test
    @DisplayName(
            "While Kafka is away, scopes can be registered and read, the service stays ready, and events follow later")
    void withoutKafka() {
        servers.killKafka();
        try {
            as("gastro-module").body(body("One")).post("/scopes").then().statusCode(201);
            given().get("/scopes/" + namespace).then().statusCode(200);
            given().get("/q/health/live").then().statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            servers.startKafka();
        }

        assertThat(events(await(1))).extracting(ScopeChanged::version).containsExactly(1L);
    }

    @Test
    @DisplayName("Of twenty clients that register one namespace concurrently, one owns it, and there is one event")
    void oneOwner() throws Exception {
        List<Integer> statuses = atOnce(
                20, i -> as("module-" + i).body(body("One")).post("/scopes").statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(19);
        assertThat(events(await(1))).hasSize(1);
    }

    @Test
    @DisplayName("RFC 9110 §13.1.1: of twenty replacements of one seen version, one succeeds")
    void oneReplacement() throws Exception {
        as("gastro-module").body(body("One")).post("/scopes").then().statusCode(201);

        List<Integer> statuses = atOnce(
                20,
                i -> as("gastro-module")
                        .header("If-Match", "\"1\"")
                        .body(body("Change " + i))
                        .put("/scopes/" + namespace)
                        .statusCode());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(19);
        assertThat(events(await(2))).extracting(ScopeChanged::version).containsExactly(1L, 2L);
    }

    @Test
    @DisplayName("Twenty replacements without a condition all succeed, and each is a version of its own")
    void unconditionalReplacements() throws Exception {
        List<Integer> statuses = atOnce(
                20,
                i -> as("gastro-module")
                        .body(body("Change " + i))
                        .put("/scopes/" + namespace)
                        .statusCode());

        assertThat(statuses).allSatisfy(status -> assertThat(status).isBetween(200, 201));
        assertThat(events(await(20)))
                .extracting(ScopeChanged::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
    }

    private static List<Integer> atOnce(int times, java.util.function.IntFunction<Integer> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, times)
                    .<Callable<Integer>>mapToObj(i -> () -> request.apply(i))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<ConsumerRecord<String, byte[]>> await(int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> records(namespace), records -> records.size() >= count);
    }

    private List<ConsumerRecord<String, byte[]>> records(String key) {
        return TopicReader.read(servers.kafkaBootstrap(), Topic.SCOPES.topicName()).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    private static List<ScopeChanged> events(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> (ScopeChanged) CloudEvent.read(RecordHeaders.of(record), record.value())
                        .data())
                .toList();
    }

    private RequestSpecification as(String clientId) {
        return given().auth()
                .oauth2(issuer.clientToken(clientId, "scopes:write"))
                .contentType(ContentType.JSON);
    }

    private Map<String, Object> body(String label) {
        return Map.of(
                "namespace",
                namespace,
                "label",
                label + " " + namespace,
                "description",
                "See the tables",
                "app",
                namespace.replace(':', '-'));
    }
}
