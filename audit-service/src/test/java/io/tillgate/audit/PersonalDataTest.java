package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.tillgate.audit.proof.SignedNote;
import io.tillgate.audit.proof.VerifierKey;
import io.tillgate.audit.tree.Hash;
import io.tillgate.audit.tree.InclusionProof;
import io.tillgate.event.EventType;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("Deleting an account makes its personal data unreadable, and every proof still verifies")
class PersonalDataTest {
    private static final String ADDRESS = "203.0.113.77";

    @SuppressWarnings("NullAway.Init") // by RealServers
    AuditIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestTopics topics;

    private final UUID account = UUID.randomUUID();
    private final String name = "lovelace" + account.toString().substring(0, 8);

    @BeforeEach
    void open() {
        topics = new TestTopics(servers.kafkaBootstrap());
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    @DisplayName("As long as the account is there its name and address are shown, and events are found by them")
    void shown() {
        UUID changed = changed("active", 1);
        UUID locked = locked();
        await(2);

        found("q=" + name, List.of(changed.toString()));
        found("q=" + name + "%20" + account, List.of(changed.toString()));
        found("q=" + name + "%20nothing", List.of());
        found("address=" + ADDRESS + "&subject=" + account, List.of(locked.toString()));
        found("address=203.0.113.78&subject=" + account, List.of());
        event(changed)
                .body("data.user_name", equalTo(name))
                .body("proof.data", org.hamcrest.Matchers.containsString("sealed:1:"));
        event(locked).body("address", equalTo(ADDRESS)).body("data.address", equalTo(ADDRESS));
        String csv = reader().get("/audit/events.csv?subject=" + account).asString();
        assertThat(csv).contains(name, ADDRESS);
        reader().get("/audit/timeline?q=" + name).then().body("counted", equalTo(1));
    }

    @Test
    @DisplayName("Neither the log's table nor an export contains the plain name or address")
    void sealed() throws Exception {
        UUID changed = changed("active", 1);
        locked();
        await(2);
        proven(changed);

        try (AuditSuperuser superuser = new AuditSuperuser(servers)) {
            assertThat(superuser.text(
                            "SELECT count(*) FROM audit_event WHERE audit_event::text ILIKE '%" + name + "%'"))
                    .isEqualTo("0");
            assertThat(superuser.text("SELECT count(*) FROM audit_event WHERE subject = '" + account
                            + "' AND audit_event::text LIKE '%203.0.113%'"))
                    .isEqualTo("0");
        }
        assertThat(reader().get("/audit/export").asString()).doesNotContain(name);
    }

    @Test
    @DisplayName(
            "When the account is deleted, its name and address are erased, also in late events; proofs still verify")
    void erased() throws Exception {
        UUID changed = changed("active", 1);
        UUID locked = locked();
        await(2);
        String hash = proven(changed).getString("proof.leaf_hash");

        UUID deleted = changed("deleted", 2);
        await(3);
        UUID late = locked();
        await(4);

        for (UUID id : List.of(changed, deleted)) {
            event(id)
                    .body("data.user_name", nullValue())
                    .body("data.status", startsWith(id == deleted ? "deleted" : "active"));
        }
        event(locked).body("address", nullValue()).body("data.address", nullValue());
        event(late).body("data.address", equalTo("erased"));
        found("q=" + name, List.of());
        found("address=" + ADDRESS + "&subject=" + account, List.of());
        assertThat(proven(changed).getString("proof.leaf_hash")).isEqualTo(hash);
        proven(late);
        reader().get("/audit/verify").then().body("holds", equalTo(true));
        try (AuditSuperuser superuser = new AuditSuperuser(servers)) {
            assertThat(superuser.text("SELECT count(*) FROM audit_personal WHERE account_id = '" + account + "'"))
                    .isEqualTo("0");
            assertThat(superuser.text("SELECT key IS NULL FROM audit_person WHERE account_id = '" + account + "'"))
                    .isEqualTo("t");
        }
    }

    @Test
    @DisplayName("Personal data in the deletion's own batch, or after it, is not stored")
    void erasedInOneBatch() throws Exception {
        changed("active", 1);
        await(1);
        topics.close();
        topics = TestTopics.transactional(servers.kafkaBootstrap());

        UUID late = topics.atOnce(() -> {
            seen();
            changed("deleted", 2);
            return seen();
        });
        await(4);

        event(late).body("data.address", equalTo("erased"));
        found("address=" + ADDRESS + "&subject=" + account, List.of());
        try (AuditSuperuser superuser = new AuditSuperuser(servers)) {
            assertThat(superuser.text("SELECT count(*) FROM audit_personal WHERE account_id = '" + account + "'"))
                    .isEqualTo("0");
        }
    }

    @Test
    @DisplayName(
            "The address of an administrator who ordered a revocation is the administrator's own, and ends with them")
    void administrator() throws Exception {
        UUID ordered = send(
                EventType.REVOCATION_ORDERED.typeName(),
                "{\"target\":\"client\",\"value\":\"till\",\"grants\":0,\"clients\":1,\"accounts\":0,\"api_keys\":0,"
                        + "\"opaque_tokens\":0,\"sessions\":0,\"actor\":\"" + account
                        + "\",\"client_id\":\"portal\",\"address\":\"" + ADDRESS + "\"}");
        await(1);

        event(ordered)
                .body("actor", equalTo(account.toString()))
                .body("address", equalTo(ADDRESS))
                .body("data.address", equalTo(ADDRESS))
                .body("proof.data", org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString(ADDRESS)));
        found("address=" + ADDRESS + "&subject=" + account, List.of(ordered.toString()));
        assertThat(logged(ordered)).doesNotContain(ADDRESS);

        changed("deleted", 1);
        await(2);

        event(ordered).body("address", nullValue()).body("data.address", nullValue());
        found("address=" + ADDRESS + "&subject=" + account, List.of());
        proven(ordered);
    }

    @Test
    @DisplayName(
            "A deletion that user-service has not signed, or signed otherwise, is recorded and ends no personal data")
    void forgedDeletion() {
        UUID changed = changed("active", 1);
        byte[] deletion = ("{\"id\":\"" + account + "\",\"status\":\"deleted\"}").getBytes(StandardCharsets.UTF_8);
        Map<String, String> plain = TestTopics.headers(
                UUID.randomUUID(), EventType.ACCOUNT_CHANGED.typeName(), account.toString(), Instant.now());
        Map<String, String> other = TestTopics.headers(
                UUID.randomUUID(), EventType.ACCOUNT_CHANGED.typeName(), account.toString(), Instant.now());
        topics.send(Topic.ACCOUNTS, account.toString(), plain, deletion);
        topics.send(
                Topic.ACCOUNTS,
                account.toString(),
                issuer.signed(Topic.ACCOUNTS, "another", other, deletion),
                deletion);
        await(3);

        event(changed).body("data.user_name", equalTo(name));
        found("q=" + name, List.of(changed.toString()));
    }

    @Test
    @DisplayName("A forged deletion with the id of the genuine one does not keep that out")
    void forgedId() {
        UUID changed = changed("active", 1);
        byte[] deletion = ("{\"id\":\"" + account + "\",\"status\":\"deleted\"}").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = TestTopics.headers(
                UUID.randomUUID(), EventType.ACCOUNT_CHANGED.typeName(), account.toString(), Instant.now());
        topics.send(Topic.ACCOUNTS, account.toString(), headers, deletion);
        topics.send(
                Topic.ACCOUNTS,
                account.toString(),
                issuer.signed(Topic.ACCOUNTS, account.toString(), headers, deletion),
                deletion);
        await(3);

        event(changed).body("data.user_name", nullValue());
    }

    @Test
    @DisplayName("Only a deletion on the accounts topic erases personal data")
    void deletedElsewhere() throws Exception {
        UUID changed = changed("active", 1);
        await(1);
        String deletion = "{\"id\":\"" + account + "\",\"account_id\":\"" + account + "\",\"status\":\"deleted\"}";
        for (Topic topic : List.of(Topic.ENFORCEMENT, Topic.TOKENS, Topic.SCOPES)) {
            send(topic, EventType.ACCOUNT_CHANGED.typeName(), deletion);
            send(topic, "io.tillgate.other.AccountChanged", deletion);
        }
        send(Topic.ACCOUNTS, "io.tillgate.other.AccountChanged", deletion);
        // Of an unknown type, on three topics that may have such; the others are for the dead letters.
        await(4);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(deadLetters(Topic.ENFORCEMENT)).hasSize(2);
            assertThat(deadLetters(Topic.TOKENS)).hasSize(1);
            assertThat(deadLetters(Topic.SCOPES)).hasSize(1);
        });

        event(changed).body("data.user_name", equalTo(name));
        found("q=" + name, List.of(changed.toString()));
        try (AuditSuperuser superuser = new AuditSuperuser(servers)) {
            assertThat(superuser.text("SELECT key IS NULL FROM audit_person WHERE account_id = '" + account + "'"))
                    .isEqualTo("f");
        }
    }

    @Test
    @DisplayName("A sealed text that is moved to another event or member opens nowhere")
    void moved() {
        UUID first = changed("active", 1);
        UUID second = changed("active", 2);
        await(2);
        String sealed =
                JsonPath.from(event(first).extract().<String>path("proof.data")).getString("user_name");
        UUID copied = send(
                "io.tillgate.account.AccountChanged", "{\"id\":\"" + account + "\",\"user_name\":\"" + sealed + "\"}");
        await(3);

        event(second).body("data.user_name", equalTo(name));
        event(copied).body("data.user_name", equalTo(sealed));
    }

    private UUID changed(String status, int version) {
        return send(
                "io.tillgate.account.AccountChanged",
                "{\"id\":\"" + account + "\",\"user_name\":\"" + name + "\",\"status\":\"" + status
                        + "\",\"groups\":[\"user\"],\"version\":" + version + ",\"cause\":\"" + status + "\"}");
    }

    private UUID locked() {
        return send(
                EventType.ACCOUNT_LOCKED.typeName(),
                "{\"account_id\":\"" + account + "\",\"client_id\":\"till\",\"address\":\"" + ADDRESS
                        + "\",\"locks\":1}");
    }

    /** Of a type that this version does not know, in the order of the account's own events. */
    private UUID seen() {
        return send(
                "io.tillgate.account.AccountSeen",
                "{\"account_id\":\"" + account + "\",\"address\":\"" + ADDRESS + "\"}");
    }

    private UUID send(String type, String data) {
        return send(EventType.named(type).map(EventType::topic).orElse(Topic.ACCOUNTS), type, data);
    }

    private UUID send(Topic topic, String type, String data) {
        UUID id = UUID.randomUUID();
        byte[] value = data.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = TestTopics.headers(id, type, account.toString(), Instant.now());
        topics.send(topic, account.toString(), issuer.signed(topic, account.toString(), headers, value), value);
        return id;
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(Topic topic) {
        return topics.deadLetters(topic).stream()
                .filter(letter -> account.toString().equals(letter.key()))
                .toList();
    }

    private String logged(UUID id) throws Exception {
        try (AuditSuperuser superuser = new AuditSuperuser(servers)) {
            return superuser.text("SELECT audit_event::text FROM audit_event WHERE id = '" + id + "'");
        }
    }

    private void await(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        reader().get("/audit/events?subject=" + account).then().body("items.size()", equalTo(count)));
    }

    private void found(String query, List<String> ids) {
        reader().urlEncodingEnabled(false)
                .get("/audit/events?" + query)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(ids));
    }

    private io.restassured.response.ValidatableResponse event(UUID id) {
        return reader().get("/audit/events/" + id).then().statusCode(200);
    }

    /** An event whose inclusion proof holds. */
    private JsonPath proven(UUID id) throws Exception {
        JsonPath event = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> reader().get("/audit/events/" + id).jsonPath(),
                        found -> found.getString("proof.checkpoint") != null);
        io.tillgate.audit.proof.Checkpoint checkpoint = SignedNote.open(
                event.getString("proof.checkpoint"),
                List.of(VerifierKey.parse(given().get("/audit/checkpoints/key").asString())));
        assertThat(new InclusionProof(
                                event.getLong("proof.leaf_index"),
                                checkpoint.size(),
                                event.getList("proof.hashes", String.class).stream()
                                        .map(Hash::of)
                                        .toList())
                        .holds(Hash.of(event.getString("proof.leaf_hash")), checkpoint.root()))
                .isTrue();
        return event;
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(issuer.clientToken("auditor", "audit:read"));
    }
}
