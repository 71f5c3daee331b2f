package io.tillgate.auth.support.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.RealServers;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RowBatchesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 199, 200, 201, 1_000})
    @DisplayName("Every row is processed once, in order, in batches of at most 200")
    void batches(int count) {
        await(pool.withTransaction(
                tx -> RowBatches.process(tx, "SELECT generate_series(1, $1::int)", Tuple.of(count), this::note)));

        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, count).boxed().toList());
        assertThat(sizes).allMatch(size -> size <= 200);
    }

    @Test
    @DisplayName("A change runs once and sees none of what is done with its rows, in the same transaction")
    void change() {
        long left = await(pool.withTransaction(tx -> tx.query(
                        "CREATE TEMPORARY TABLE number ON COMMIT DROP AS SELECT generate_series(1, 700) AS value")
                .execute()
                .chain(() -> RowBatches.process(
                        tx,
                        "WITH gone AS (DELETE FROM number WHERE value > $1 RETURNING value)"
                                + " SELECT value FROM gone",
                        Tuple.of(100),
                        rows -> note(rows)
                                .chain(() -> tx.query("INSERT INTO number SELECT generate_series(101, 102)")
                                        .execute())
                                .replaceWithVoid()))
                .chain(() -> count(tx))));

        assertThat(numbers)
                .hasSize(600)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(101, 700).boxed().toList());
        assertThat(sizes).allMatch(size -> size <= 200);
        assertThat(left).isEqualTo(100 + 2 * sizes.size());
    }

    @Test
    @DisplayName("If the work on a batch fails, the rest is not processed and the connection stays usable")
    void failure() {
        Uni<Void> failing = pool.withTransaction(tx -> RowBatches.process(
                tx,
                "SELECT generate_series(1, $1::int)",
                Tuple.of(1_000),
                rows -> note(rows)
                        .chain(() -> tx.query("SELECT 1 / 0").execute().replaceWithVoid())));

        assertThatThrownBy(() -> await(failing)).hasMessageContaining("division by zero");
        assertThat(numbers).hasSize(200);
        numbers.clear();
        batches(300);
    }

    private Uni<Void> note(RowSet<Row> rows) {
        sizes.add(rows.size());
        rows.forEach(row -> numbers.add(row.getInteger(0)));
        return Uni.createFrom().voidItem();
    }

    private static Uni<Long> count(SqlConnection tx) {
        return tx.query("SELECT count(*) FROM number")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
