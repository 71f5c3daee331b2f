package io.tillgate.auth.support.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.RealServers;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ExpiredRowCleanupTest {
    private static final String GRANT = """
            INSERT INTO oauth_grant (id, client_id, account_id, scopes, audience, refreshable, bearer_refresh,
                generation_scopes, generation_at, created_at, idle_expires_at, expires_at, credentials_changed_at,
                revoked_at)
            SELECT gen_random_uuid(), '%1$s', gen_random_uuid(), '{}', '{}', %2$s, false, '{}', %3$s, %3$s, %4$s, %4$s,
                'epoch', %5$s FROM generate_series(1, %6$d)""";
    private static final String TOKEN = """
            INSERT INTO opaque_token (hash, token_id, client_id, scopes, audience, issued_at, expires_at)
            SELECT sha256(gen_random_uuid()::text::bytea), 'x', '%s', '{}', '{}', now(), %s
            FROM generate_series(1, %d)""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    CleanupConfig config;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String mark = "cleanup-" + UUID.randomUUID();

    @Test
    @DisplayName("Grants are deleted a week after their end, whatever the reason; live ones stay")
    void grants() {
        String weeks = "now() - interval '8 days'";
        insertGrants(true, "now()", "now() + interval '1 day'", "NULL", 3);
        insertGrants(false, weeks, "now() + interval '90 days'", "NULL", 1); // 8 days: its access token, and a week
        insertGrants(true, "now()", "now() + interval '1 day'", "now() - interval '6 days'", 1);
        insertGrants(true, "now()", "now() - interval '6 days'", "NULL", 1);
        run(String.format(
                "UPDATE oauth_grant SET created_at = now() - interval '7 days' WHERE client_id = '%s'"
                        + " AND NOT refreshable",
                mark));
        long alive = grantCount();
        insertGrants(true, "now()", "now() + interval '1 day'", weeks, 2);
        insertGrants(true, "now()", weeks, "NULL", 2);
        insertGrants(false, "now() - interval '9 days'", "now() + interval '90 days'", "NULL", 2);
        assertThat(grantCount()).isEqualTo(alive + 6);

        await(cleanup().round());

        assertThat(grantCount()).isEqualTo(alive).isEqualTo(6);
    }

    @Test
    @DisplayName("The cleanup statement of every table runs and returns the number of deleted rows")
    void everyTable() {
        run("INSERT INTO revocation VALUES ('jti:" + mark + "', now(), now() - interval '1 s'), ('jti:live" + mark
                + "', now(), now() + interval '1 h')");
        run("INSERT INTO throttle VALUES ('" + mark + "', 1, 0, now() - interval '1 s', 'epoch'), ('live" + mark
                + "', 1, 0, now() + interval '1 h', 'epoch')");
        run("INSERT INTO processed_event VALUES (gen_random_uuid(), now() - interval '31 days')");
        run(String.format(TOKEN, mark, "now() - interval '1 s'", 2_500));
        run(String.format(TOKEN, mark, "now() + interval '1 h'", 7));

        await(cleanup().round());

        assertThat(count("opaque_token WHERE client_id = '" + mark + "'")).isEqualTo(7);
        assertThat(count("revocation WHERE key LIKE '%" + mark + "'")).isEqualTo(1);
        assertThat(count("throttle WHERE key LIKE '%" + mark + "'")).isEqualTo(1);
        assertThat(count("processed_event WHERE processed_at < now() - interval '30 days'"))
                .isZero();
        assertThat(meters.get("tillgate.auth.rows.purged")
                        .tag("table", "opaque_token")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(2_500);
    }

    @Test
    @DisplayName("The cleanup blocks nothing: locked rows are skipped, and rows can be inserted meanwhile")
    void nobodyWaits() {
        run(String.format(TOKEN, mark, "now() - interval '1 s'", 10));
        SqlConnection other = await(pool.getConnection());
        Transaction work = await(other.begin());
        await(other.query("SELECT FROM opaque_token WHERE client_id = '" + mark + "' LIMIT 4 FOR UPDATE")
                .execute());

        await(cleanup().round());
        assertThat(count("opaque_token WHERE client_id = '" + mark + "'")).isEqualTo(4);
        await(work.commit());

        Transaction deleting = await(other.begin());
        ExpiredRows tokens = ExpiredRows.all(config).stream()
                .filter(rows -> rows.table().equals("opaque_token"))
                .findFirst()
                .orElseThrow();
        await(other.preparedQuery(tokens.statement())
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(java.time.OffsetDateTime.now(clock), 1_000)));
        run(String.format(TOKEN, mark, "now() + interval '1 h'", 100));
        await(deleting.commit());
        await(other.close());
        assertThat(count("opaque_token WHERE client_id = '" + mark + "'")).isEqualTo(100);
    }

    @Test
    @DisplayName("One instance at a time: while another is at it nothing is deleted")
    void oneAtATime() {
        run(String.format(TOKEN, mark, "now() - interval '1 s'", 10));
        SqlConnection other = await(pool.getConnection());
        Transaction work = await(other.begin());
        await(other.preparedQuery("SELECT pg_advisory_xact_lock($1)")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(ExpiredRowCleanup.LOCK)));

        await(cleanup().round());
        assertThat(count("opaque_token WHERE client_id = '" + mark + "'")).isEqualTo(10);

        await(work.rollback());
        await(other.close());
        await(cleanup().round());
        assertThat(count("opaque_token WHERE client_id = '" + mark + "'")).isZero();
    }

    @Test
    @DisplayName("Every line has an index that finds its rows")
    void indexes() {
        for (ExpiredRows rows : ExpiredRows.all(config)) {
            List<String> plan = await(pool.withTransaction(tx -> tx.query("SET LOCAL enable_seqscan = off")
                    .execute()
                    .flatMap(off -> tx.query("EXPLAIN SELECT ctid FROM " + rows.table() + " WHERE "
                                    + rows.condition().replace("$1", "now()"))
                            .execute())
                    .map(lines -> {
                        List<String> text = new java.util.ArrayList<>();
                        lines.forEach(line -> text.add(line.getString(0)));
                        return text;
                    })));
            assertThat(String.join("\n", plan)).as(rows.toString()).contains("Index");
        }
    }

    private ExpiredRowCleanup cleanup() {
        return new ExpiredRowCleanup(pool, clock, config, meters);
    }

    private void insertGrants(boolean refreshable, String made, String until, String revoked, int count) {
        run(String.format(GRANT, mark, refreshable, made, until, revoked, count));
    }

    private long grantCount() {
        return count("oauth_grant WHERE client_id = '" + mark + "'");
    }

    private long count(String from) {
        return await(pool.query("SELECT count(*) FROM " + from).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql) {
        SqlClient db = pool;
        await(db.query(sql).execute());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
