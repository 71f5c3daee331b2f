package io.tillgate.auth.revocation.receipt;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.auth.RealServers;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class LongLeasesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    @SuppressWarnings("NullAway.Init")
    Pool pool;

    @Test
    @DisplayName("The memory of stored instances is bounded: those that exceed it are stored again with each report")
    void bounded() {
        int all = 300;
        LongLeases leases = new LongLeases(pool, Clock.systemUTC(), 10_000);
        Instant now = Instant.now();
        String run = UUID.randomUUID() + "-";
        List<InstanceReport> reports = IntStream.range(0, all)
                .mapToObj(i -> new InstanceReport(run + i, "till", 1, now, now, now.plusSeconds(86_400)))
                .toList();
        reports.forEach(leases::told);
        await().atMost(PATIENCE).until(() -> stored(run) == all);
        change("DELETE FROM long_lease WHERE instance LIKE '" + run + "%'");

        reports.forEach(leases::told);

        await().atMost(PATIENCE).until(() -> stored(run) > all - 100);
        reports.forEach(report -> leases.left(report.instance()));
        await().atMost(PATIENCE).until(() -> stored(run) == 0);
    }

    @Test
    @DisplayName("Removals of thousands of instances do not keep a report from being stored")
    void removals() {
        LongLeases leases = new LongLeases(pool, Clock.systemUTC(), 10_000);
        Instant now = Instant.now();
        String run = UUID.randomUUID() + "-";
        IntStream.range(0, 5_000).forEach(i -> leases.left(run + i));

        leases.told(new InstanceReport(run + "stays", "till", 1, now, now, now.plusSeconds(86_400)));

        await().atMost(PATIENCE).until(() -> stored(run) == 1);
    }

    private long stored(String run) {
        return change("SELECT count(*) FROM long_lease WHERE instance LIKE '" + run + "%'")
                .iterator()
                .next()
                .getLong(0);
    }

    private RowSet<Row> change(String sql) {
        return pool.query(sql).execute().await().atMost(PATIENCE);
    }
}
