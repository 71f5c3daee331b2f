package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.tillgate.audit.proof.ExportCheck;
import io.tillgate.audit.proof.Failure;
import io.tillgate.audit.proof.VerifierKey;
import io.tillgate.local.EmbeddedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("A change of the log is detected, even one by the superuser, and the first invalid record is named")
class TamperTest {
    @SuppressWarnings("NullAway.Init") // by RealServers
    AuditIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init") // before each test
    private AuditSuperuser superuser;

    @SuppressWarnings("NullAway.Init") // before each test
    private String token;

    private final String account = UUID.randomUUID().toString();
    private final List<UUID> ids = new ArrayList<>();

    private static final String PARTITION =
            "audit_event_" + Instant.now().toString().substring(0, 7).replace('-', '_');
    private static final List<String> LOG_TABLES = List.of(
            "audit_event",
            PARTITION,
            "audit_event_id",
            "audit_node",
            "audit_checkpoint",
            "audit_dropped",
            "audit_kept_leaf");

    @BeforeEach
    void record() throws SQLException {
        token = issuer.clientToken("auditor", "audit:read");
        try (TestTopics topics = new TestTopics(servers.kafkaBootstrap())) {
            index(topics.signIn("before-" + account, "till", Instant.parse("2026-02-01T12:00:00Z")));
            for (int i = 0; i < 20; i++) {
                ids.add(topics.signIn(account, "till", Instant.parse("2026-02-01T12:00:00Z")));
            }
        }
        Map<UUID, Long> places = ids.stream().collect(Collectors.toMap(id -> id, this::index));
        ids.sort(Comparator.comparing(places::get));
        superuser = new AuditSuperuser(servers);
        superuser.run("CREATE TEMP TABLE saved AS SELECT * FROM audit_event");
        assertThat(verify().getBoolean("holds")).isTrue();
    }

    @AfterEach
    void restore() throws SQLException {
        superuser.run("DELETE FROM audit_event", "INSERT INTO audit_event OVERRIDING SYSTEM VALUE SELECT * FROM saved");
        superuser.close();
        assertThat(verify().getBoolean("holds")).isTrue();
    }

    @Test
    @DisplayName("A row that is edited, in any column")
    void edited() throws Exception {
        for (String change : List.of(
                "actor = 'somebody else'",
                "subject = NULL",
                "time = time + interval '1 microsecond'",
                "data = replace(data::text, 'password', 'passkey')::json",
                "address = '10.0.0.1'",
                "type = 'io.tillgate.signin.SignInFailed'",
                "type_name = 'SignInFailed'",
                "terms = array_to_tsvector('{harmless}')",
                "kafka_offset = kafka_offset + 1",
                "recorded_at = recorded_at - interval '1 second'",
                "id = gen_random_uuid()",
                "leaf_hash = sha256('')")) {
            superuser.run("UPDATE audit_event SET " + change + " WHERE id = '" + ids.get(7) + "'");

            JsonPath outcome = verify();
            assertThat(outcome.getBoolean("holds")).as(change).isFalse();
            assertThat(outcome.getLong("first_failure.index")).as(change).isEqualTo(index(7));
            if (!change.startsWith("id")) {
                assertThat(outcome.getString("first_failure.event_id"))
                        .isEqualTo(ids.get(7).toString());
            }
            if (!change.startsWith("type_name") && !change.startsWith("terms")) {
                assertThat(offline().index()).as(change).isEqualTo(index(7));
            }
            superuser.run(
                    "DELETE FROM audit_event WHERE leaf_index = " + index(7),
                    "INSERT INTO audit_event OVERRIDING SYSTEM VALUE SELECT * FROM saved WHERE leaf_index = "
                            + index(7));
        }
    }

    @Test
    @DisplayName("A row that is deleted")
    void deleted() throws Exception {
        superuser.run("DELETE FROM audit_event WHERE id = '" + ids.get(11) + "'");

        assertThat(verify().getLong("first_failure.index")).isEqualTo(index(11));
        assertThat(verify().getString("first_failure.reason")).contains("missing");
        assertThat(offline().index()).isEqualTo(index(11));
    }

    @Test
    @DisplayName("Two rows that change places")
    void reordered() throws Exception {
        superuser.run(
                "UPDATE audit_event SET leaf_index = -1 WHERE id = '" + ids.get(3) + "'",
                "UPDATE audit_event SET leaf_index = " + index(3) + " WHERE id = '" + ids.get(9) + "'",
                "UPDATE audit_event SET leaf_index = " + index(9) + " WHERE id = '" + ids.get(3) + "'");

        assertThat(verify().getLong("first_failure.index")).isEqualTo(index(3));
        assertThat(offline().index()).isEqualTo(index(3));
    }

    @Test
    @DisplayName("The newest rows, dropped")
    void newestDropped() throws Exception {
        superuser.run("DELETE FROM audit_event WHERE leaf_index >= " + index(15));

        assertThat(verify().getLong("first_failure.index")).isEqualTo(index(15));
        assertThat(offline().index()).isEqualTo(index(15));
    }

    @Test
    @DisplayName(
            "Removed newest rows, with their tree nodes and checkpoints, are detected by a checkpoint kept outside")
    void newestDroppedWithEveryTrace() throws Exception {
        String tree = superuser.text(
                "SELECT format('UPDATE audit_tree SET size = %s, edge = %L', size, edge) FROM audit_tree");
        String signed = reader().get("/audit/checkpoints/latest").asString();
        superuser.run(
                "CREATE TEMP TABLE signed AS SELECT * FROM audit_checkpoint WHERE size > " + index(0),
                "DELETE FROM audit_checkpoint WHERE size > " + index(0),
                "DELETE FROM audit_event WHERE leaf_index >= (SELECT max(size) FROM audit_checkpoint)",
                "UPDATE audit_tree SET size = (SELECT max(size) FROM audit_checkpoint)");
        try {
            JsonPath outcome = verify();
            assertThat(outcome.getBoolean("holds")).isFalse();
            assertThat(outcome.getLong("first_failure.index")).isLessThanOrEqualTo(index(0));
            assertThat(outcome.getString("first_failure.reason")).contains("missing");
            assertThat(check(signed).index()).isLessThanOrEqualTo(index(0));
        } finally {
            superuser.run(tree, "INSERT INTO audit_checkpoint SELECT * FROM signed ON CONFLICT DO NOTHING");
        }
    }

    @Test
    @DisplayName("A checkpoint that is forged")
    void forgedCheckpoint() throws Exception {
        String size = superuser.text("SELECT max(size) FROM audit_checkpoint WHERE size <= " + index(19) + " + 1");
        String note = superuser.text("SELECT note FROM audit_checkpoint WHERE size = " + size);
        String restored = "UPDATE audit_checkpoint SET note = $$" + note + "$$ WHERE size = " + size;
        superuser.run(restored.replace("\n" + size + "\n", "\n" + size + "1\n"));
        try {
            assertThat(verify().getString("first_failure.reason")).contains("checkpoint");
        } finally {
            superuser.run(restored);
        }
    }

    @Test
    @DisplayName("The role that the service works with adds to the log, and changes and deletes nothing in it")
    void runtimeRole() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + servers.postgresPort() + "/audit", "audit_runtime", "audit");
                Statement statement = connection.createStatement()) {
            for (String table : LOG_TABLES) {
                for (String sql : List.of(
                        "DELETE FROM " + table,
                        "TRUNCATE " + table,
                        "DROP TABLE " + table,
                        "ALTER TABLE " + table + " DISABLE TRIGGER ALL")) {
                    assertThatThrownBy(() -> statement.execute(sql))
                            .as(sql)
                            .isInstanceOf(SQLException.class)
                            .satisfies(e ->
                                    assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
                }
            }
            assertThatThrownBy(() -> statement.execute("UPDATE audit_event SET actor = 'x'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    @DisplayName("The owner of the tables is stopped by a trigger")
    void owner() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + servers.postgresPort() + "/audit", "audit", "audit");
                Statement statement = connection.createStatement()) {
            for (String table : LOG_TABLES) {
                assertThatThrownBy(() -> statement.execute("DELETE FROM " + table))
                        .hasMessageContaining("append-only");
                assertThatThrownBy(() -> statement.execute("TRUNCATE " + table)).hasMessageContaining("append-only");
            }
        }
    }

    private JsonPath verify() {
        return reader().get("/audit/verify").then().statusCode(200).extract().jsonPath();
    }

    /** What the check of an export says, by the public key alone. */
    private Failure offline() throws Exception {
        return check();
    }

    private Failure check(String... witnesses) throws Exception {
        VerifierKey key =
                VerifierKey.parse(given().get("/audit/checkpoints/key").asString());
        return Objects.requireNonNull(new ExportCheck(List.of(key), List.of(witnesses))
                .check(reader().get("/audit/export").asString().lines())
                .failure());
    }

    private long index(int event) throws SQLException {
        return Long.parseLong(superuser.text("SELECT leaf_index FROM saved WHERE id = '" + ids.get(event) + "'"));
    }

    /** Its place, once a checkpoint covers it. */
    private long index(UUID id) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> reader().get("/audit/events/" + id).path("proof.checkpoint") != null);
        return reader().get("/audit/events/" + id).jsonPath().getLong("proof.leaf_index");
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(token);
    }
}
