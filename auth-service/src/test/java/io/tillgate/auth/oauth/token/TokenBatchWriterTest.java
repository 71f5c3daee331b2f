package io.tillgate.auth.oauth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.RealServers;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.KnownAccounts;
import io.tillgate.auth.client.ClientCutoffs;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TokenBatchWriterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Inject
    ClientRepository clients;

    @Inject
    ClientCutoffs cutoffs;

    @Inject
    KnownAccounts known;

    @Inject
    GrantRepository grants;

    @Inject
    TokenBatchWriter ledger;

    private String clientId;

    @BeforeEach
    void client() {
        clientId = "ledger-" + UUID.randomUUID();
        await(pool.preparedQuery("""
                        INSERT INTO client SELECT (jsonb_populate_record(client, jsonb_build_object('client_id', $1::text))).*
                        FROM client WHERE client_id = 'backoffice'""").execute(Tuple.of(clientId)));
    }

    @Test
    @DisplayName("Opaque tokens of many requests at once are all recorded, each with its scopes and its event")
    void together() {
        RegisteredClient client = read();
        List<PendingToken> issuances = IntStream.range(0, 200)
                .mapToObj(i -> issuance(client, UUID.randomUUID().toString()))
                .toList();

        List<Boolean> recorded = await(
                Uni.join().all(issuances.stream().map(ledger::record).toList()).andFailFast());

        assertThat(recorded).hasSize(200).containsOnly(true);
        assertThat(count("SELECT count(*) FROM opaque_token WHERE client_id = $1 AND scopes = '{menu:read,sales:read}'"
                        + " AND audience = '{}'"))
                .isEqualTo(200);
    }

    @Test
    @DisplayName("One token that cannot be stored does not fail those that share its statement")
    void poison() {
        RegisteredClient client = read();
        List<PendingToken> issuances = IntStream.range(0, 20)
                .mapToObj(i -> issuance(
                        client, i == 7 ? "a zero byte: \0" : UUID.randomUUID().toString()))
                .toList();

        List<Boolean> recorded = await(
                Uni.join().all(issuances.stream().map(ledger::record).toList()).andFailFast());

        // What was not recorded with the others is issued by itself: every token is recorded, or known not to be.
        assertThat(recorded.get(7)).isFalse();
        assertThat(count("SELECT count(*) FROM opaque_token WHERE client_id = $1"))
                .isEqualTo(recorded.stream().filter(done -> done).count());
    }

    @Test
    @DisplayName("A client that was changed after it was read gets nothing recorded; the others in the group do")
    void changed() {
        RegisteredClient before = read();
        await(pool.preparedQuery("UPDATE client SET status = 'disabled', version = version + 1 WHERE client_id = $1")
                .execute(Tuple.of(clientId)));
        RegisteredClient other = await(clients.find(pool, "backoffice"))
                .map(StoredClient::client)
                .orElseThrow();

        List<Boolean> recorded = await(Uni.join()
                .all(
                        ledger.record(issuance(before, UUID.randomUUID().toString())),
                        ledger.record(issuance(other, UUID.randomUUID().toString())),
                        ledger.record(issuance(before, UUID.randomUUID().toString())))
                .andFailFast());

        assertThat(recorded).containsExactly(false, true, false);
        assertThat(count("SELECT count(*) FROM opaque_token WHERE client_id = $1"))
                .isZero();
    }

    @Test
    @DisplayName("A client that is being disabled gets no tokens recorded and does not delay others")
    void locked() {
        RegisteredClient client = read();

        Boolean recorded = await(pool.withTransaction(tx -> lock(tx).flatMap(locked ->
                ledger.record(issuance(client, UUID.randomUUID().toString())))));

        assertThat(recorded).isFalse();
    }

    @Test
    @DisplayName("An account that is being changed gets no tokens recorded until the change has committed")
    void accountChanging() {
        Account account = new Account(
                UUID.randomUUID(),
                "ada-" + clientId,
                "active",
                List.of("user"),
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Grant grant = new Grant(
                UUID.randomUUID(),
                clientId,
                account.id(),
                List.of("menu:read"),
                List.of(),
                true,
                false,
                0,
                List.of("menu:read"),
                now,
                now.plusSeconds(600),
                now.plusSeconds(600),
                Instant.EPOCH,
                null,
                now,
                null);
        await(pool.withTransaction(tx -> known.update(tx, account, null).chain(() -> grants.insert(tx, grant))));
        PendingToken token = issuance(read(), UUID.randomUUID().toString());
        PendingToken refresh = new PendingToken(
                token.client(),
                account,
                null,
                token.made(),
                token.event(),
                new PendingToken.Rotation(grant, grant.next(grant.scopes(), now, now.plusSeconds(600))));

        Boolean duringTheChange =
                await(pool.withTransaction(tx -> known.update(tx, account, null).chain(() -> ledger.record(refresh))));

        assertThat(duringTheChange).isFalse();
        assertThat(await(ledger.record(refresh))).isTrue();
    }

    private Uni<Void> lock(SqlConnection tx) {
        return cutoffs.lock(tx, clientId);
    }

    private RegisteredClient read() {
        return await(clients.find(pool, clientId)).map(StoredClient::client).orElseThrow();
    }

    private long count(String sql) {
        return await(pool.preparedQuery(sql).execute(Tuple.of(clientId)))
                .iterator()
                .next()
                .getLong(0);
    }

    private static PendingToken issuance(RegisteredClient client, String id) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<String> scopes = List.of("menu:read", "sales:read");
        ActiveToken active =
                new ActiveToken(id, client.clientId(), null, null, scopes, List.of(), now, now.plusSeconds(60), null);
        AccessToken token = new AccessToken("value", id, scopes, List.of(), now, now.plusSeconds(60));
        byte[] hash = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        return new PendingToken(
                client,
                null,
                null,
                new AccessTokenIssuer.Made(token, new AccessTokenIssuer.StoredToken(hash, active)),
                new OutboxRecord("tillgate.tokens.dlq", client.clientId(), Map.of("a", "b"), new byte[] {'{', '}'}),
                null);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
