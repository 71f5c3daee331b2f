package io.tillgate.e2e.failure;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class CrashTest {
    private static final int THREADS = 4;

    private final Suite suite;

    CrashTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName(
            "auth-service is killed in the middle of a token load: no event of a committed change is missing, none of an"
                    + " uncommitted one exists")
    void killedUnderLoad() throws Exception {
        String userName = Suite.newUserName();
        String account = suite.createAccount(userName);
        ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch underWay = new CountDownLatch(30);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> load(userName, answered, stop, underWay));
        }
        assertThat(underWay.await(60, SECONDS)).isTrue();

        suite.stack().tillgate("kill", "auth-service");
        stop.set(true);
        threads.shutdown();
        assertThat(threads.awaitTermination(60, SECONDS)).isTrue();
        suite.stack().tillgate("start", "auth-service");

        await().atMost(30, SECONDS).until(() -> count("SELECT count(*) FROM outbox") == 0);
        Topics topics = new Topics(suite.stack().kafka());
        Map<String, Integer> told = generationsTold(topics, account);
        Map<String, Integer> committed = generationsCommitted(account);
        assertThat(told).isEqualTo(committed);
        assertThat(committed.keySet()).containsAll(Set.copyOf(answered));
    }

    /** Signs in and refreshes; notes the grants that were answered for. */
    private void load(
            String userName, ConcurrentLinkedQueue<String> answered, AtomicBoolean stop, CountDownLatch underWay) {
        while (!stop.get()) {
            var tokens = suite.chimpy(userName, "offline_access");
            if (tokens.statusCode() == 200) {
                String jwt = tokens.path("access_token");
                answered.add(JsonPath.from(new String(
                                java.util.Base64.getUrlDecoder().decode(jwt.split("\\.")[1]),
                                java.nio.charset.StandardCharsets.UTF_8))
                        .getString("grant_id"));
                suite.request()
                        .contentType(io.restassured.http.ContentType.URLENC)
                        .formParams(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                "chimpy-pos",
                                "refresh_token",
                                tokens.path("refresh_token"))
                        .post("/oauth/token");
                underWay.countDown();
            }
        }
    }

    /** By grant: how many generations its events tell of, from TokenIssued and the distinct TokenRefreshed. */
    private static Map<String, Integer> generationsTold(Topics topics, String account) {
        Map<String, Set<String>> tokens = topics.read("tillgate.tokens.v1").stream()
                .filter(record -> record.value().contains(account))
                .filter(record -> Topics.header(record, "ce_type").contains(".token."))
                .collect(Collectors.groupingBy(
                        org.apache.kafka.clients.consumer.ConsumerRecord::key,
                        TreeMap::new,
                        Collectors.mapping(
                                record -> JsonPath.from(record.value()).getString("token_id"),
                                Collectors.toCollection(TreeSet::new))));
        return tokens.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().size()));
    }

    /** By grant: how many generations the database has. */
    private Map<String, Integer> generationsCommitted(String account) throws SQLException {
        Map<String, Integer> generations = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(suite.stack().jdbcUrl("auth-service"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id, generation + 1 FROM oauth_grant WHERE account_id = '" + account + "'")) {
            while (rows.next()) {
                generations.put(rows.getString(1), rows.getInt(2));
            }
        }
        return generations;
    }

    private long count(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(suite.stack().jdbcUrl("auth-service"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
