package io.tillgate.auth.support.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.RealServers;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RowMemoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Pool pool;

    @Inject
    ChangeNotices notices;

    @Inject
    MeterRegistry meters;

    private final String clientId = "memory-" + UUID.randomUUID();
    private RowMemory<String, String> names;

    @BeforeEach
    void client() {
        await().atMost(PATIENCE).until(() -> notices.connection() != ChangeNotices.NONE);
        names = new RowMemory<>(notices, "client", Function.identity(), 100);
        run(pool, """
                INSERT INTO client SELECT (jsonb_populate_record(client,
                    jsonb_build_object('client_id', $1::text, 'client_name', 'before'))).*
                FROM client WHERE client_id = 'backoffice'""");
    }

    @Test
    @DisplayName("A row that was read stays in memory until a change of it commits, from any connection")
    void changed() {
        assertThat(names.find(clientId)).isEmpty();
        read();
        assertThat(names.find(clientId)).contains("before");

        get(pool.withTransaction(tx -> rename(tx)
                .chain(() -> notices.caughtUp())
                .invoke(() -> assertThat(names.find(clientId)).contains("before"))));
        get(notices.caughtUp());

        assertThat(names.find(clientId)).isEmpty();
        read();
        assertThat(names.find(clientId)).contains("after");
        run(pool, "DELETE FROM client WHERE client_id = $1");
        get(notices.caughtUp());
        assertThat(names.find(clientId)).isEmpty();
    }

    @Test
    @DisplayName("An update that changes nothing, and one that is rolled back, leave the row in memory")
    void unchanged() {
        read();

        run(pool, "UPDATE client SET client_name = client_name WHERE client_id = $1");
        get(pool.withTransaction(tx -> rename(tx).chain(() -> Uni.createFrom().failure(new IllegalStateException())))
                .onFailure(IllegalStateException.class)
                .recoverWithNull());
        get(notices.caughtUp());

        assertThat(names.find(clientId)).contains("before");
    }

    @Test
    @DisplayName("A row that was read before a change but arrives after its announcement is not kept")
    void overtaken() {
        CompletableFuture<Optional<String>> slow = new CompletableFuture<>();
        CompletableFuture<Optional<String>> answer = names.read(
                        clientId, () -> Uni.createFrom().completionStage(slow))
                .subscribeAsCompletionStage();

        get(rename(pool));
        get(notices.caughtUp());
        slow.complete(Optional.of("before"));

        assertThat(answer.join()).contains("before");
        assertThat(names.find(clientId)).isEmpty();
    }

    @Test
    @DisplayName("That a row does not exist is not remembered")
    void absent() {
        get(names.read("nobody", () -> Uni.createFrom().item(Optional.empty())));

        assertThat(names.find("nobody")).isEmpty();
    }

    @Test
    @DisplayName("Changes of accounts, scopes and signing keys are announced too")
    void tables() {
        Set<String> told = ConcurrentHashMap.newKeySet();
        for (String table : List.of("account", "scope", "signing_key")) {
            notices.subscribe(table, key -> told.add(table + ":" + key));
        }
        UUID account = UUID.randomUUID();
        String key = get(pool.query("SELECT kid FROM signing_key LIMIT 1").execute())
                .iterator()
                .next()
                .getString(0);

        get(pool.query("INSERT INTO account (id, user_name, status, groups, version, credentials_changed_at) VALUES ('"
                        + account + "', 'a', 'active', '{}', 1, now())")
                .execute());
        get(pool.query("UPDATE account SET locked_until = now() WHERE id = '" + account + "'")
                .execute());
        for (String change : List.of(
                "INSERT INTO scope (namespace, groups, clients_only, active, version) VALUES ($1, '{}', true, false, 1)",
                "DELETE FROM scope WHERE namespace = $1")) {
            run(pool, change);
        }
        for (String time : List.of("now()", "NULL")) {
            get(pool.query("UPDATE signing_key SET reissued_at = " + time + " WHERE kid = '" + key + "'")
                    .execute());
        }
        get(notices.caughtUp());

        assertThat(told).contains("account:" + account, "scope:", "signing_key:" + key);
    }

    @Test
    @DisplayName("A statement that changes no scope leaves the version of the catalogue, and is not announced")
    void unchangedScopes() {
        String version = "UPDATE scope_catalogue SET version = version RETURNING version"; // locks it against others
        get(pool.withTransaction(tx -> tx.query(version)
                .execute()
                .flatMap(before -> tx.query("UPDATE scope SET active = active")
                        .execute()
                        .chain(() -> tx.query("DELETE FROM scope WHERE namespace = 'nothing'")
                                .execute())
                        .chain(() -> tx.query(version).execute())
                        .invoke(after -> assertThat(after.iterator().next().getLong(0))
                                .isEqualTo(before.iterator().next().getLong(0))))));
    }

    @Test
    @DisplayName("If the listening connection is lost, memory is empty, and is used again once another one listens")
    void lost() {
        read();
        long before = notices.connection();
        assertThat(names.find(clientId)).contains("before");

        terminate();
        await().atMost(PATIENCE).until(() -> notices.connection() != before);
        assertThat(names.find(clientId)).isEmpty();

        await().atMost(PATIENCE).until(() -> notices.connection() != ChangeNotices.NONE);
        assertThat(names.find(clientId)).isEmpty();
        read();
        assertThat(names.find(clientId)).contains("before");
        get(rename(pool));
        get(notices.caughtUp());
        assertThat(names.find(clientId)).isEmpty();
    }

    @Test
    @DisplayName("An announcement that cannot be read empties memory, because a change may be lost")
    void unreadable() {
        notices.subscribe("unreadable", key -> {
            throw new IllegalArgumentException(key);
        });
        read();
        long before = notices.connection();

        get(pool.query("SELECT pg_notify('tillgate_changes', 'unreadable:nobody')")
                .execute());

        await().atMost(PATIENCE).until(() -> notices.connection() != before);
        assertThat(names.find(clientId)).isEmpty();
        await().atMost(PATIENCE).until(() -> notices.connection() != ChangeNotices.NONE);
    }

    @Test
    @DisplayName("Memory is not used while the listening connection does not answer; no change is missed afterwards")
    void silent() throws Exception {
        read();
        long pid = listeningPid();
        signal("-STOP", pid);
        try {
            get(rename(pool));
            await().atMost(PATIENCE).until(() -> notices.connection() == ChangeNotices.NONE);
            assertThat(trusted()).isZero();
            assertThat(names.find(clientId)).isEmpty();
            read();
            assertThat(names.find(clientId)).isEmpty();
        } finally {
            signal("-CONT", pid);
        }

        await().atMost(PATIENCE).until(() -> notices.connection() != ChangeNotices.NONE);
        assertThat(trusted()).isOne();
        assertThat(names.find(clientId)).isEmpty();
        read();
        assertThat(names.find(clientId)).contains("after");
    }

    private double trusted() {
        return meters.get("tillgate.auth.memory.trusted").gauge().value();
    }

    private void read() {
        get(names.read(
                clientId,
                () -> pool.preparedQuery("SELECT client_name FROM client WHERE client_id = $1")
                        .execute(Tuple.of(clientId))
                        .map(rows -> Optional.of(rows.iterator().next().getString(0)))));
    }

    private Uni<Void> rename(SqlClient db) {
        return db.preparedQuery("UPDATE client SET client_name = 'after' WHERE client_id = $1")
                .execute(Tuple.of(clientId))
                .replaceWithVoid();
    }

    private void terminate() {
        get(pool.preparedQuery("SELECT pg_terminate_backend($1::int)").execute(Tuple.of((int) listeningPid())));
    }

    private long listeningPid() {
        get(notices.caughtUp());
        return get(pool.preparedQuery(
                                "SELECT pid FROM pg_stat_activity WHERE query = $1 AND datname = current_database()")
                        .execute(Tuple.of(ListeningConnection.PROBE)))
                .iterator()
                .next()
                .getInteger(0);
    }

    private static void signal(String signal, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private void run(SqlClient db, String sql) {
        get(db.preparedQuery(sql).execute(Tuple.of(clientId)));
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
