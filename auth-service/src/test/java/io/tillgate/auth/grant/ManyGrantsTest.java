package io.tillgate.auth.grant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.RealServers;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The cost of a bulk revocation is proportional to the number of grants. {@code -Dgrants=1000000} runs it with a million
 * of them. All happens in one transaction, which is rolled back.
 */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ManyGrantsTest {
    private static final int GRANTS = Integer.getInteger("grants", 100_000);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant YEAR_2002 = Instant.parse("2002-01-01T00:00:00Z");

    /** A grant is found, locked and written, and its new version is entered in some indexes of three levels. */
    private static final int BLOCKS_PER_GRANT = 40;

    @Inject
    Pool pool;

    @Inject
    GrantRevocations grants;

    @Test
    @DisplayName("issued_before: every grant is revoked within a minute; those with a later access token are passed on")
    void madeBefore() {
        Set<UUID> issuedLater = new HashSet<>();

        long left = inTransaction(
                GRANTS,
                tx -> bounded(
                                tx,
                                GRANTS,
                                grants.revokeMadeBefore(tx, YEAR_2002, YEAR_2002, "test", Instant.now(), ids -> {
                                    issuedLater.addAll(ids);
                                    return Uni.createFrom().voidItem();
                                }))
                        .chain(() -> live(tx)));

        assertThat(left).isZero();
        assertThat(issuedLater).hasSize(GRANTS / 10);
    }

    @Test
    @DisplayName("scope: every grant that has it is revoked within a minute, the others are not")
    void holding() {
        long left = inTransaction(
                GRANTS,
                tx -> bounded(tx, GRANTS / 2, grants.revokeHolding(tx, "test:even", "test", Instant.now()))
                        .chain(() -> live(tx)));

        assertThat(left).isEqualTo(GRANTS / 2);
    }

    @Test
    @DisplayName("A client's grants are revoked in batches, none of which reads again what another has revoked")
    void ofClient() {
        int count = 20_000;

        long left = inTransaction(count, tx -> bounded(tx, count, inBatches(tx)).chain(() -> live(tx)));

        assertThat(left).isZero();
    }

    private Uni<Void> inBatches(SqlConnection tx) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(Instant.EPOCH),
                        from -> grants.revokeSome(
                                        tx, null, "many-grants", requireNonNull(from.get()), 200, "test", Instant.now())
                                .invoke(ended -> ended.stream()
                                        .map(GrantRevocations.Ended::createdAt)
                                        .max(Comparator.naturalOrder())
                                        .ifPresent(from::set)))
                .until(ended -> ended.isEmpty())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Checks how many blocks of the table and its indexes a change reads. */
    private static Uni<Void> bounded(SqlConnection tx, int changed, Uni<Void> change) {
        return blocks(tx)
                .flatMap(before -> change.ifNoItem()
                        .after(Duration.ofMinutes(1))
                        .fail()
                        .chain(() -> blocks(tx))
                        .invoke(after -> assertThat((after - before) / changed).isLessThan(BLOCKS_PER_GRANT)))
                .replaceWithVoid();
    }

    private static Uni<Long> blocks(SqlConnection tx) {
        return number(tx, """
                SELECT sum(pg_stat_get_xact_blocks_fetched(relation))::bigint FROM (
                    SELECT 'oauth_grant'::regclass AS relation
                    UNION ALL SELECT indexrelid FROM pg_index WHERE indrelid = 'oauth_grant'::regclass) AS relations""");
    }

    private static Uni<Long> live(SqlConnection tx) {
        return number(tx, "SELECT count(*) FROM oauth_grant WHERE client_id = 'many-grants' AND revoked_at IS NULL");
    }

    private static Uni<Long> number(SqlConnection tx, String sql) {
        return tx.query(sql).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    /** Of every ten grants of the year 2001, five have a scope and one an access token of later years. */
    private <T> T inTransaction(int count, Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(connection -> connection
                        .begin()
                        .flatMap(transaction -> connection
                                .preparedQuery("""
                                        INSERT INTO oauth_grant (id, client_id, account_id, scopes, audience, refreshable,
                                            bearer_refresh, generation_scopes, generation_at, created_at,
                                            idle_expires_at, expires_at, credentials_changed_at)
                                        SELECT gen_random_uuid(), 'many-grants', gen_random_uuid(),
                                            CASE number % 2 WHEN 0 THEN ARRAY['test:even'] ELSE ARRAY['test:odd'] END,
                                            '{}', true, false, '{}',
                                            CASE number % 10 WHEN 0 THEN now() ELSE '2001-01-01' END,
                                            '2001-01-01'::timestamptz + number * interval '1 second', now(), now(), now()
                                        FROM generate_series(1, $1::int) AS number""")
                                .execute(Tuple.of(count))
                                .chain(() -> work.apply(connection))
                                .eventually(transaction::rollback)))
                .await()
                .atMost(PATIENCE);
    }
}
