package io.tillgate.e2e.failure;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.e2e.stack.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class AuditCrashTest {
    private static final int THREADS = 4;
    /** How many events there are at least; {@code -Dtillgate.crash.events=100000} for a long run. */
    private static final int EVENTS = Integer.getInteger("tillgate.crash.events", 2_500);

    /** Each of them is killed; a long run goes on with one at random, at random moments. */
    private static final List<String> VICTIMS = List.of("audit-service", "kafka", "postgres", "audit-service");

    private static final int KILLS = Math.max(VICTIMS.size(), EVENTS / 4_000);

    private final Suite suite;

    AuditCrashTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName(
            "audit-service, Kafka and PostgreSQL are killed under load at random moments: no event is lost or doubled, the"
                    + " log is complete, and every proof holds")
    void killedUnderLoad() throws Exception {
        long seed = System.nanoTime();
        System.out.println("AuditCrashTest: " + EVENTS + " events, " + KILLS + " kills, seed " + seed);
        Random random = new Random(seed);
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> load(answered, stop));
        }
        try {
            for (int kills = 0; kills < KILLS; kills++) {
                int enough = EVENTS / KILLS / 2 + random.nextInt(EVENTS / KILLS);
                String part = VICTIMS.get(kills < VICTIMS.size() ? kills : random.nextInt(VICTIMS.size()));
                int now = answered.get();
                await().atMost(10, MINUTES).until(() -> answered.get() >= now + enough);
                suite.stack().tillgate("kill", part);
                suite.stack().tillgate("start", part);
            }
            await().atMost(10, MINUTES).until(() -> answered.get() >= EVENTS);
        } finally {
            stop.set(true);
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(60, SECONDS)).isTrue();

        // One token for all answers: a sign-in within the loop is itself an event, which the log may not hold yet.
        String admin = suite.adminToken();
        await().atMost(60 + EVENTS / 1_000, SECONDS).ignoreExceptions().untilAsserted(() -> {
            assertThat(numbers("auth-service", "SELECT 'waiting', count(*) FROM outbox"))
                    .containsValue(0L);
            Map<String, Long> sent =
                    numbers("auth-service", "SELECT topic, last FROM outbox_sequence WHERE topic LIKE '%.v1'");
            JsonPath completeness = suite.as(admin).get("/audit/completeness").jsonPath();
            assertThat(completeness.getBoolean("complete")).isTrue();
            sent.forEach((topic, last) -> assertThat(completeness.getLong(
                            "sources.find { it.source == 'auth-service-outbox' && it.topic == '" + topic + "' }.last"))
                    .isGreaterThanOrEqualTo(last));
        });
        assertThat(recorded()).isEqualTo(told());
        assertThat(told()).hasSizeGreaterThanOrEqualTo(EVENTS);
        await().atMost(60 + EVENTS / 1_000, SECONDS)
                .untilAsserted(() ->
                        assertThat(suite.stack().tillgate("audit", "verify")).contains("records verified (0 to"));
    }

    private void load(AtomicInteger answered, AtomicBoolean stop) {
        while (!stop.get()) {
            if (suite.clientCredentials("backoffice", "backoffice").statusCode() == 200) {
                answered.incrementAndGet();
            }
        }
    }

    /** The ids on the topic, each once. */
    private Set<String> told() {
        return new Topics(suite.stack().kafka())
                .read("tillgate.tokens.v1").stream()
                        .map(record -> Topics.header(record, "ce_id"))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ids in the log, none of them twice. */
    private Set<String> recorded() throws SQLException {
        Set<String> ids = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(suite.stack().jdbcUrl("audit-service"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id::text FROM audit_event WHERE kafka_topic = 'tillgate.tokens.v1'")) {
            while (rows.next()) {
                assertThat(ids.add(rows.getString(1))).isTrue();
            }
        }
        return ids;
    }

    private Map<String, Long> numbers(String service, String query) throws SQLException {
        Map<String, Long> numbers = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(suite.stack().jdbcUrl(service));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getLong(2));
            }
        }
        return numbers;
    }
}
