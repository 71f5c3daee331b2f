package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.tillgate.audit.proof.Checkpoint;
import io.tillgate.audit.proof.ExportCheck;
import io.tillgate.audit.proof.SignedNote;
import io.tillgate.audit.proof.VerifierKey;
import io.tillgate.audit.tree.ConsistencyProof;
import io.tillgate.audit.tree.Hash;
import io.tillgate.audit.tree.InclusionProof;
import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = OldLog.class, restrictToAnnotatedClass = true)
@DisplayName("Expired months are dropped; the remaining log verifies as before")
class RetentionTest {
    private static final YearMonth NOW = YearMonth.now(ZoneOffset.UTC);

    @SuppressWarnings("NullAway.Init") // by RealServers
    AuditIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    @BeforeEach
    void bothAreDropped() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> reader().get("/audit/retention")
                        .then()
                        .statusCode(200)
                        .body("first_index", equalTo(OldLog.DROPPED)));
    }

    @Test
    @DisplayName("Each dropped month has a signed statement: the dropped records, and the size and root of their tree")
    void statement() throws Exception {
        JsonPath retention = reader().get("/audit/retention").jsonPath();
        assertThat(retention.getInt("keep_months")).isEqualTo(OldLog.OLDEST - 2);
        assertThat(retention.getList("dropped.month"))
                .isEqualTo(List.of(
                        NOW.minusMonths(OldLog.OLDEST - 1).toString(),
                        NOW.minusMonths(OldLog.OLDEST).toString()));
        assertThat(retention.getList("dropped.first_index")).isEqualTo(List.of(300, 0));

        String note = retention.getString("dropped[0].statement");
        Checkpoint said = SignedNote.open(note, keys());
        assertThat(said.size()).isEqualTo(OldLog.DROPPED);
        assertThat(note).contains("\ndropped " + NOW.minusMonths(OldLog.OLDEST - 1) + "\n", "\nrecords 300 to 319\n");
        Checkpoint now =
                SignedNote.open(reader().get("/audit/checkpoints/latest").asString(), keys());
        List<String> hashes = reader().queryParam("from", OldLog.DROPPED)
                .queryParam("to", now.size())
                .get("/audit/proofs/consistency")
                .path("hashes");
        assertThat(new ConsistencyProof(
                                OldLog.DROPPED,
                                now.size(),
                                hashes.stream().map(Hash::of).toList())
                        .holds(said.root(), now.root()))
                .isTrue();
    }

    @Test
    @DisplayName(
            "The rest verifies here and offline, from its first record on, and each record has its inclusion proof")
    void rest() throws Exception {
        reader().get("/audit/verify").then().body("holds", equalTo(true)).body("first_index", equalTo(OldLog.DROPPED));
        assertThat(new ExportCheck(keys(), List.of())
                        .check(reader().get("/audit/export").asString().lines())
                        .failure())
                .isNull();
        for (int n : new int[] {320, 321, 511, 512, 619}) {
            JsonPath event = reader().get("/audit/events/" + OldLog.id(n)).jsonPath();
            Checkpoint checkpoint = SignedNote.open(event.getString("proof.checkpoint"), keys());
            assertThat(new InclusionProof(
                                    event.getLong("proof.leaf_index"),
                                    checkpoint.size(),
                                    event.getList("proof.hashes", String.class).stream()
                                            .map(Hash::of)
                                            .toList())
                            .holds(Hash.of(event.getString("proof.leaf_hash")), checkpoint.root()))
                    .as("%d", n)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("Dropped events are not found, and are not recorded again when a topic is replayed")
    void gone() {
        reader().get("/audit/events/" + OldLog.id(299)).then().statusCode(404);
        reader().get("/audit/events?actor=somebody&limit=200&to=" + NOW.minusMonths(9) + "-01T00:00:00Z")
                .then()
                .body("items.size()", equalTo(0));
        String after = UUID.randomUUID().toString();
        try (TestTopics topics = new TestTopics(servers.kafkaBootstrap())) {
            topics.send(
                    Topic.TOKENS,
                    after,
                    TestTopics.headers(OldLog.id(7), "a.B", "again", Instant.now()),
                    "{}".getBytes(StandardCharsets.UTF_8));
            topics.signIn(after, "till", Instant.now());
        }
        Awaitility.await()
                .untilAsserted(() ->
                        reader().get("/audit/events?actor=" + after).then().body("items.size()", equalTo(1)));
        reader().get("/audit/events?subject=again").then().body("items.size()", equalTo(0));
    }

    @Test
    @DisplayName("A revocation of a dropped month that is on the topic again is RepeatedRevocation")
    void repeated() {
        String subject = "sub:" + UUID.randomUUID();
        Instant time = Instant.now().minus(Duration.ofDays(300));
        Revocation revocation = new Revocation(
                OldLog.id(8).toString(),
                AuditIssuer.ORIGIN,
                time,
                RevocationKey.parse(subject),
                time,
                time.plusSeconds(3600),
                "account_disabled",
                null);
        try (TestTopics topics = new TestTopics(servers.kafkaBootstrap())) {
            topics.send(Topic.REVOCATIONS, subject, Map.of(), issuer.sign(revocation.toClaims()));
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> reader().get("/audit/events?subject=" + subject)
                        .then()
                        .body("items.type", equalTo(List.of("io.tillgate.audit.RepeatedRevocation")))
                        .body("items[0].data.jti", equalTo(OldLog.id(8).toString())));
    }

    @Test
    @DisplayName("Records that are missing at the beginning without a statement that the log has signed do not pass")
    void forged() throws Exception {
        try (AuditSuperuser superuser = new AuditSuperuser(servers)) {
            superuser.run(
                    "CREATE TEMP TABLE saved AS SELECT * FROM audit_dropped",
                    "UPDATE audit_dropped SET note = replace(note, 'records', 'Records')");
            reader().get("/audit/verify")
                    .then()
                    .body("holds", equalTo(false))
                    .body("first_failure.reason", containsString("dropped"));
            superuser.run("DELETE FROM audit_dropped");
            reader().get("/audit/verify")
                    .then()
                    .body("holds", equalTo(false))
                    .body("first_failure.index", equalTo(0))
                    .body("first_failure.reason", containsString("missing"));
            superuser.run("INSERT INTO audit_dropped SELECT * FROM saved");
        }
        reader().get("/audit/verify").then().body("holds", equalTo(true));
    }

    @Test
    @DisplayName("For readers only")
    void access() {
        given().get("/audit/retention").then().statusCode(401);
        given().auth()
                .oauth2(issuer.clientToken("gastro-module", "scopes:write"))
                .get("/audit/retention")
                .then()
                .statusCode(403);
    }

    private static List<VerifierKey> keys() throws Exception {
        return List.of(VerifierKey.parse(given().get("/audit/checkpoints/key").asString()));
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(issuer.clientToken("auditor", "audit:read"));
    }
}
