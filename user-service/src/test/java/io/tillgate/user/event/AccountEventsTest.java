package io.tillgate.user.event;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.post;
import static io.tillgate.user.AccountJson.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.tillgate.event.AccountChanged;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.EventRecord;
import io.tillgate.event.EventType;
import io.tillgate.event.RecordVerifier;
import io.tillgate.outbox.RecordHeaders;
import io.tillgate.testsupport.CapturedLog;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.AccountJson;
import io.tillgate.user.Table;
import io.tillgate.user.Topics;
import io.tillgate.user.UserServiceEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class AccountEventsTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @Test
    @DisplayName("Every change is an event with the account as it then is, in order, each version once")
    void everyChange() throws IOException {
        UUID id = register();
        patch(id, Map.of("display_name", "Ada", "groups", List.of("user", "master"), "status", "disabled"));
        patch(id, Map.of("status", "active"));
        patch(id, Map.of("status", "active"));
        given().auth().oauth2(issuer.user(id)).delete("/users/" + id).then().statusCode(204);

        List<AccountChanged> events = Topics.accountEvents(id, 6);

        assertThat(events)
                .extracting(AccountChanged::cause)
                .containsExactly("created", "disabled", "groups_changed", "profile_changed", "enabled", "deleted");
        assertThat(events).extracting(AccountChanged::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(events)
                .extracting(AccountChanged::status)
                .containsExactly("active", "disabled", "disabled", "disabled", "active", "deleted");
        assertThat(events.get(1).groups()).containsExactly("user");
        assertThat(events.get(2).groups()).containsExactly("user", "master");
        String administrator = AccountIssuer.administratorId().toString();
        assertThat(events)
                .extracting(AccountChanged::actor)
                .containsExactly(
                        id.toString(), administrator, administrator, administrator, administrator, id.toString());
        assertThat(Table.value("SELECT status || ' ' || version FROM account WHERE id = ?", id))
                .isEqualTo("deleted 6");
        for (ConsumerRecord<String, byte[]> record : Topics.records(id.toString())) {
            assertThat(schema().validate(new ObjectMapper().readTree(record.value())))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Changes of one account at once come one after the other, none is lost")
    void concurrentChanges() {
        UUID id = register();

        List<Integer> statuses = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(() -> given().auth()
                        .oauth2(issuer.administrator())
                        .contentType("application/json")
                        .body(Map.of("display_name", "name " + i))
                        .patch("/users/" + id)
                        .statusCode()))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();

        long changed = statuses.stream().filter(status -> status == 200).count();
        assertThat(statuses).containsOnly(200);
        assertThat(Topics.accountEvents(id, (int) changed + 1))
                .extracting(AccountChanged::version)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    @DisplayName("CloudEvents contain source, time and the trace of an authenticated caller; others have no trace")
    void envelope() {
        CloudEvent event = firstEvent(given().auth().oauth2(issuer.administrator()));

        assertThat(event.source()).startsWith("/user-service/");
        assertThat(event.traceparent()).startsWith("00-" + TRACE + "-").endsWith("-01");
        assertThat(firstEvent(given()).traceparent()).isNull();
    }

    private static CloudEvent firstEvent(RequestSpecification caller) {
        UUID id = UUID.fromString(caller.header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .contentType("application/json")
                .body(Map.of("user_name", freshName(), "password", PASSWORD))
                .post("/users")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        Topics.accountEvents(id, 1);
        return Topics.event(Topics.records(id.toString()).get(0));
    }

    @Test
    @DisplayName("A record of an account is signed by a key that the service publishes, without a token")
    void signed() {
        UUID id = register();
        Topics.accountEvents(id, 1);
        ConsumerRecord<String, byte[]> record = Topics.records(id.toString()).get(0);

        String keys = given().get("/internal/record-keys/accounts")
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
    @DisplayName("A registration that is refused leaves no event")
    void noPhantom() {
        String name = freshName();
        UUID id = register(name);
        post(Map.of("user_name", name, "password", PASSWORD)).then().statusCode(409);
        post(Map.of("user_name", name + "x", "password", "password")).then().statusCode(400);
        Topics.accountEvents(id, 1);
        Topics.accountEvents(register(), 1);

        assertThat(Topics.all())
                .filteredOn(record -> new String(record.value(), StandardCharsets.UTF_8).contains(name))
                .hasSize(1);
    }

    @Test
    @DisplayName("No password, hash or link token is in a log line or an event")
    void noSecrets() {
        String secret = "planted-Secret-8-" + UUID.randomUUID();
        try (CapturedLog log = new CapturedLog()) {
            String name = freshName();
            UUID id = UUID.fromString(post(Map.of("user_name", name, "password", secret))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
            post(Map.of("user_name", name, "password", secret)).then().statusCode(409);
            post(Map.of("user_name", List.of(secret), "password", secret))
                    .then()
                    .statusCode(400);
            given().contentType("application/json")
                    .body("{\"password\":\"" + secret + "\" x")
                    .post("/users")
                    .then()
                    .statusCode(400);
            given().auth()
                    .oauth2(issuer.authService())
                    .contentType("application/json")
                    .body(Map.of("user_name", name, "password", secret))
                    .post("/internal/credentials/verify")
                    .then()
                    .statusCode(200);
            Topics.accountEvents(id, 1);
            AccountJson.register();

            assertThat(log.lines()).noneMatch(line -> line.contains(secret) || line.contains("$argon2id$"));
            assertThat(Topics.all())
                    .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains(secret)
                            || new String(record.value(), StandardCharsets.UTF_8).contains("argon2"));
            assertThat(given().get("/q/metrics").asString()).doesNotContain(secret);
        }
    }

    private void patch(UUID id, Map<String, ?> body) {
        given().auth()
                .oauth2(issuer.administrator())
                .contentType("application/json")
                .body(body)
                .patch("/users/" + id)
                .then()
                .statusCode(200);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                AccountChanged.class.getResourceAsStream(EventType.ACCOUNT_CHANGED.schemaResource()))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
