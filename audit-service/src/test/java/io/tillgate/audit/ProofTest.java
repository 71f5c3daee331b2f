package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.audit.proof.Checkpoint;
import io.tillgate.audit.proof.ExportCheck;
import io.tillgate.audit.proof.LoggedRecord;
import io.tillgate.audit.proof.SignedNote;
import io.tillgate.audit.proof.Verdict;
import io.tillgate.audit.proof.VerifierKey;
import io.tillgate.audit.tree.ConsistencyProof;
import io.tillgate.audit.tree.Hash;
import io.tillgate.audit.tree.InclusionProof;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("Every entry of the log can be proven")
class ProofTest {
    private static final String PROBLEM = "application/problem+json";

    @SuppressWarnings("NullAway.Init") // by RealServers
    AuditIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    @ConfigProperty(name = "tillgate.audit.checkpoint.directory")
    @SuppressWarnings("NullAway.Init") // by Quarkus
    Path directory;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestTopics topics;

    private final String account = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        topics = new TestTopics(servers.kafkaBootstrap());
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    @DisplayName("RFC 6962 §2.1.1: an event comes with the proof that it is in the tree of a signed checkpoint")
    void inclusion() throws Exception {
        List<UUID> ids = send(300);

        for (UUID id : List.of(ids.get(0), ids.get(128), ids.get(299))) {
            JsonPath event = awaitSigned(id);
            Checkpoint checkpoint = SignedNote.open(event.getString("proof.checkpoint"), keys());
            assertThat(checkpoint.size()).isEqualTo(event.getLong("proof.tree_size"));
            InclusionProof proof = new InclusionProof(
                    event.getLong("proof.leaf_index"),
                    checkpoint.size(),
                    event.getList("proof.hashes", String.class).stream()
                            .map(Hash::of)
                            .toList());
            Hash leaf = Hash.of(event.getString("proof.leaf_hash"));
            assertThat(proof.holds(leaf, checkpoint.root())).isTrue();
            LoggedRecord logged = new LoggedRecord(
                    proof.index(),
                    event.getString("id"),
                    event.getString("type"),
                    event.getString("source"),
                    Instant.parse(event.getString("time")),
                    event.getString("subject"),
                    event.getString("actor"),
                    event.getString("client_id"),
                    event.getString("address"),
                    event.getString("trace_id"),
                    event.getString("topic"),
                    event.getInt("partition"),
                    event.getLong("offset"),
                    "{\"account_id\":\"" + account + "\",\"client_id\":\"till\",\"method\":\"password\"}",
                    Instant.parse(event.getString("recorded_at")));
            assertThat(logged.leaf()).isEqualTo(leaf);
        }
        reader().get("/audit/events?actor=" + account).then().body("items[0].proof", nullValue());
    }

    @Test
    @DisplayName("RFC 6962 §2.1.2: each checkpoint is proven to be the beginning of the next")
    void consistency() throws Exception {
        for (int i = 0; i < 3; i++) {
            awaitSigned(send(7 + i).get(0));
        }
        List<String> notes = reader().get("/audit/checkpoints?limit=3").path("items.note");
        assertThat(notes).hasSize(3);

        for (int i = 1; i < notes.size(); i++) {
            Checkpoint older = SignedNote.open(notes.get(i), keys());
            Checkpoint newer = SignedNote.open(notes.get(i - 1), keys());
            Response answer = reader().queryParam("from", older.size())
                    .queryParam("to", newer.size())
                    .get("/audit/proofs/consistency");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            List<String> hashes = answer.path("hashes");
            assertThat(new ConsistencyProof(
                                    older.size(),
                                    newer.size(),
                                    hashes.stream().map(Hash::of).toList())
                            .holds(older.root(), newer.root()))
                    .isTrue();
        }
    }

    @Test
    @DisplayName("Checkpoints come page by page, to the compacted topic, and the key is public")
    void checkpoints() throws Exception {
        awaitSigned(send(1).get(0));
        awaitSigned(send(1).get(0));
        Response first = reader().get("/audit/checkpoints?limit=1");
        int newest = first.path("items[0].size");
        reader().queryParam("limit", 1)
                .queryParam("cursor", first.<String>path("next_cursor"))
                .get("/audit/checkpoints")
                .then()
                .statusCode(200)
                .body("items[0].size", org.hamcrest.Matchers.lessThan(newest));
        assertThat(SignedNote.open(reader().get("/audit/checkpoints/latest").asString(), keys())
                        .size())
                .isGreaterThanOrEqualTo(newest);

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            ConsumerRecord<String, byte[]> last = last(topics.all(Topic.AUDIT_CHECKPOINTS.topicName()));
            Checkpoint told = SignedNote.open(new String(last.value(), StandardCharsets.UTF_8), keys());
            assertThat(last.key()).isEqualTo(told.origin());
            assertThat(told.size()).isGreaterThanOrEqualTo(newest);
        });
    }

    @Test
    @DisplayName("A checkpoint whose file cannot be written is written as soon as it can be")
    void checkpointFile() throws Exception {
        Path file = directory.resolve(LocalDate.now(ZoneOffset.UTC) + ".checkpoints");
        Path aside = directory.resolve("aside");
        awaitSigned(send(1).get(0));
        int before = reader().get("/audit/checkpoints?limit=1").path("items[0].size");
        Awaitility.await().until(() -> Files.exists(file));
        Files.move(file, aside);
        Files.createDirectory(file);
        try {
            awaitSigned(send(1).get(0));
        } finally {
            Files.delete(file);
            Files.move(aside, file);
        }
        Instant writable = Instant.now();

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(SignedNote.split(Files.readString(file)))
                        .containsAnyElementsOf(
                                reader()
                                        .get("/audit/checkpoints")
                                        .jsonPath()
                                        .<Map<String, Object>>getList("items")
                                        .stream()
                                        .filter(each -> (int) each.get("size") > before
                                                && Instant.parse((String) each.get("signed_at"))
                                                        .isBefore(writable))
                                        .map(each -> (String) each.get("note"))
                                        .toList()));
    }

    @Test
    @DisplayName("An export is proven by nothing but the public key, from the beginning and from any time")
    void export() throws Exception {
        awaitSigned(send(5).get(4));
        UUID second = send(1200).get(0);
        Instant middle = Instant.parse(awaitSigned(second).getString("recorded_at"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> SignedNote.open(
                                        reader().get("/audit/checkpoints/latest")
                                                .asString(),
                                        keys())
                                .size()
                        > 1200);

        Verdict whole = check(export(""));
        Verdict part = check(export("?from=" + middle));

        assertThat(whole.failure()).isNull();
        assertThat(whole.first()).isZero();
        assertThat(whole.records()).isEqualTo(whole.end()).isGreaterThan(1000);
        assertThat(part.failure()).isNull();
        assertThat(part.first()).isPositive();
        assertThat(part.checkpoints()).isPositive();
        Verdict none = check(export("?from=9999-01-01T00:00:00Z"));
        assertThat(none.failure()).isNull();
        assertThat(none.records()).isZero();
        assertThat(check(export("?to=1970-01-01T00:00:00Z")).failure()).isNull();
    }

    @Test
    @DisplayName("The whole log verifies, and so does a part of it")
    void verify() {
        Instant middle = Instant.parse(awaitSigned(send(30).get(0)).getString("recorded_at"));

        reader().get("/audit/verify")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("holds", equalTo(true))
                .body("first_index", equalTo(0))
                .body("first_failure", nullValue());
        reader().get("/audit/verify?from=" + middle)
                .then()
                .statusCode(200)
                .body("holds", equalTo(true))
                .body("first_index", org.hamcrest.Matchers.greaterThan(-1));
    }

    @ParameterizedTest
    @DisplayName("Bad times, sizes and cursors are 400 with the parameter's name")
    @CsvSource({
        "verify?from=yesterday,from",
        "verify?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z,to",
        "verify?from=2026-02-01T00:00:00Z&from=2026-02-01T00:00:00Z,from",
        "export?to=%2B999999999-01-01T00:00:00Z,to",
        "export?from=x,from",
        "proofs/consistency,from",
        "proofs/consistency?from=0,from",
        "proofs/consistency?from=999999999,from",
        "proofs/consistency?from=1&to=999999999999999999,to",
        "proofs/consistency?from=-1,from",
        "checkpoints?cursor=x,cursor",
        "checkpoints?limit=201,limit",
    })
    void badParameters(String query, String field) {
        awaitSigned(send(1).get(0));
        reader().urlEncodingEnabled(false)
                .get("/audit/" + query)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.field", hasItem(field));
    }

    @Test
    @DisplayName("A list's cursor does not serve the list of checkpoints")
    void foreignCursor() {
        send(3);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        reader().get("/audit/events?limit=1&actor=" + account).path("next_cursor") != null);
        String cursor = reader().get("/audit/events?limit=1&actor=" + account).path("next_cursor");

        reader().queryParam("cursor", cursor).get("/audit/checkpoints").then().statusCode(400);
    }

    @Test
    @DisplayName("All but the public key is for readers only")
    void access() {
        for (String path :
                List.of("verify", "export", "checkpoints", "checkpoints/latest", "proofs/consistency?from=1")) {
            given().get("/audit/" + path).then().statusCode(401).contentType(PROBLEM);
            given().auth()
                    .oauth2(issuer.clientToken("gastro-module", "scopes:write"))
                    .get("/audit/" + path)
                    .then()
                    .statusCode(403)
                    .contentType(PROBLEM);
        }
        given().get("/audit/checkpoints/key").then().statusCode(200).contentType("text/plain");
    }

    private static ConsumerRecord<String, byte[]> last(List<ConsumerRecord<String, byte[]>> records) {
        return records.get(records.size() - 1);
    }

    private List<UUID> send(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(topics.signIn(account, "till", Instant.parse("2026-02-01T12:00:00Z")));
        }
        return ids;
    }

    private JsonPath awaitSigned(UUID id) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> reader().get("/audit/events/" + id).path("proof.checkpoint") != null);
        return reader().get("/audit/events/" + id).jsonPath();
    }

    private String export(String query) {
        Response answer = reader().get("/audit/export" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        return answer.asString();
    }

    private static Verdict check(String export) throws Exception {
        return new ExportCheck(keys(), List.of()).check(export.lines());
    }

    private static List<VerifierKey> keys() throws Exception {
        return List.of(VerifierKey.parse(given().get("/audit/checkpoints/key").asString()));
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(issuer.clientToken("auditor", "audit:read"));
    }
}
