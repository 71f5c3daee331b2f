package io.tillgate.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.TokenFlow;
import io.tillgate.auth.apikey.ApiKey;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many revocations in one transaction. */
@QuarkusTest
class RevocationWriterTest extends TokenFlow {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    RevocationWriter writer;

    @Test
    @DisplayName("The revocations of many grants are stored in a few statements, with one record each, in order")
    void grants() {
        List<UUID> ended = Stream.generate(UUID::randomUUID).limit(450).toList();

        Row appended = inTransaction(tx -> appended(tx, writer.grants(tx, ended, "test", null)));

        assertThat(appended.getLong("rows")).isEqualTo(3);
        assertThat(appended.getLong("records")).isEqualTo(450);
        assertThat(stored(ended)).isEqualTo(450);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published(ended)).isEqualTo(keys(ended)));
    }

    @Test
    @DisplayName("The revocations of many API keys are followed by one event for each key")
    void apiKeys() {
        List<ApiKey> ended = IntStream.range(0, 250).mapToObj(number -> key()).toList();

        Row appended = inTransaction(tx -> appended(tx, writer.apiKeys(tx, ended, "test", null)));

        assertThat(appended.getLong("rows")).isEqualTo(2);
        assertThat(appended.getLong("records")).isEqualTo(500);
    }

    @Test
    @DisplayName("If the transaction fails after a batch, neither its revocations nor their records exist")
    void allOrNothing() {
        List<UUID> lost = Stream.generate(UUID::randomUUID).limit(250).toList();

        assertThatThrownBy(() -> inTransaction(tx -> writer.grants(tx, lost, "test", null)
                        .chain(() -> tx.query("SELECT 1 / 0").execute())))
                .hasMessageContaining("division by zero");

        List<UUID> later = List.of(UUID.randomUUID());
        inTransaction(tx -> writer.grants(tx, later, "test", null));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published(later)).isEqualTo(keys(later)));
        assertThat(published(lost)).isEmpty();
        assertThat(stored(lost)).isZero();
    }

    /** The rows and records that were appended to the outbox. */
    private static Uni<Row> appended(SqlClient tx, Uni<Void> work) {
        return work.chain(() -> tx.query("SELECT count(*) AS rows, sum(size) AS records FROM outbox"
                                + " WHERE xmin = pg_current_xact_id()::xid")
                        .execute())
                .map(rows -> rows.iterator().next());
    }

    private List<String> published(List<UUID> grants) {
        List<String> keys = keys(grants);
        return topics.read("tillgate.revocations.v1").stream()
                .map(ConsumerRecord::key)
                .filter(keys::contains)
                .toList();
    }

    private long stored(List<UUID> grants) {
        return get(pool.preparedQuery("SELECT count(*) FROM revocation WHERE key = ANY ($1)")
                        .execute(Tuple.of(keys(grants).toArray(String[]::new))))
                .iterator()
                .next()
                .getLong(0);
    }

    private static List<String> keys(List<UUID> grants) {
        return grants.stream().map(id -> "grant:" + id).toList();
    }

    private static ApiKey key() {
        Instant now = Instant.now();
        return new ApiKey(
                UUID.randomUUID(),
                "tgk_test",
                UUID.randomUUID(),
                "module.example",
                List.of(),
                List.of("menu:read"),
                now,
                now,
                null,
                null);
    }

    private <T> T inTransaction(Function<SqlConnection, Uni<T>> work) {
        return get(pool.withTransaction(work));
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
