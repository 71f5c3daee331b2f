package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.client.ClientCutoffs;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.key.SigningKey;
import io.tillgate.auth.revocation.event.RevocationTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends tokens early, here and at every resource server: the state, the revocation and its record for Kafka commit
 * together. A token's {@code iat} is a whole second, so a revocation counts from the end of the second that it falls in,
 * and {@link io.tillgate.auth.oauth.token.AccessTokenIssuer} lets what it issues later within that second count from its end.
 */
@ApplicationScoped
public class Revoker {
    private static final Duration CANARY_REMEMBERED = Duration.ofMinutes(10);

    private final Pool pool;
    private final RevocationLedger ledger;
    private final GrantRepository grants;
    private final ClientRepository clients;
    private final ClientCutoffs cutoffs;
    private final ApiKeyRepository apiKeys;
    private final RevocationWriter writer;
    private final RevocationTokens tokens;
    private final Clock clock;

    Revoker(
            Pool pool,
            RevocationLedger ledger,
            GrantRepository grants,
            ClientRepository clients,
            ClientCutoffs cutoffs,
            ApiKeyRepository apiKeys,
            RevocationWriter writer,
            RevocationTokens tokens,
            Clock clock) {
        this.pool = pool;
        this.ledger = ledger;
        this.grants = grants;
        this.clients = clients;
        this.cutoffs = cutoffs;
        this.apiKeys = apiKeys;
        this.writer = writer;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The first whole second after a time. */
    public static Instant endOfSecond(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /**
     * Ends one access token, in a transaction that it shares with others that are ended at the same time.
     *
     * @return the id of the record that tells of it
     */
    public Uni<String> token(String tokenId, Instant expiresAt, String reason, @Nullable String actor) {
        return noted(new Revocation(
                RevocationTarget.token(tokenId), endOfSecond(clock.instant()), endOfSecond(expiresAt), reason, actor));
    }

    /** Ends tokens that nobody has, so that it shows how long it takes. */
    public Uni<Void> canary() {
        Instant notBefore = endOfSecond(clock.instant());
        return noted(new Revocation(
                        RevocationTarget.canary(), notBefore, notBefore.plus(CANARY_REMEMBERED), "canary", null))
                .replaceWithVoid();
    }

    private Uni<String> noted(Revocation revocation) {
        SigningKey signer = tokens.signer();
        return ledger.note(new RevocationLedger.Signed(revocation, signer.id(), tokens.record(revocation, signer)))
                .flatMap(noted -> noted
                        ? Uni.createFrom().voidItem()
                        : pool.withTransaction(tx -> writer.publish(tx, revocation)))
                .replaceWith(revocation.id());
    }

    /**
     * Ends a grant with its refresh token and access tokens; nothing happens where it has ended before.
     *
     * @return the id of the record that tells of it; empty where there is none
     */
    public Uni<Optional<String>> grant(SqlClient tx, Grant grant, String reason, @Nullable String actor) {
        Revocation revocation =
                RevocationWriter.counting(RevocationTarget.grant(grant.id()), clock.instant(), reason, actor);
        return grants.revoke(tx, grant.id(), reason, clock.instant())
                .flatMap(wasAlive -> wasAlive
                        ? writer.publish(tx, revocation).replaceWith(Optional.of(revocation.id()))
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** Ends every token and grant of a client of up to now; none can be issued meanwhile. */
    public Uni<Void> client(SqlClient tx, RegisteredClient client, String reason, @Nullable String actor) {
        return cutoffs.lock(tx, client.clientId()).flatMap(locked -> {
            Instant now = clock.instant();
            return cutoffs.endTokensBefore(tx, client.clientId(), endOfSecond(now), now)
                    .flatMap(notBefore -> writer.publish(
                            tx,
                            RevocationWriter.before(
                                    RevocationTarget.client(client.clientId()), notBefore, reason, actor)));
        });
    }

    /**
     * Ends what an account had at a time: its grants, its tokens, its API keys, and what the apps have that it made.
     *
     * @return the time from which its new tokens live
     */
    public Uni<Instant> account(SqlClient tx, UUID accountId, Instant at, String reason, @Nullable String actor) {
        return apps(tx, accountId, reason, actor).flatMap(done -> signIns(tx, accountId, at, reason, actor));
    }

    private Uni<Void> apps(SqlClient tx, UUID accountId, String reason, @Nullable String actor) {
        return clients.ownedBy(tx, accountId)
                .flatMap(apps -> RevocationWriter.inTurn(apps, app -> client(tx, app, reason, actor)));
    }

    /**
     * Ends what an account's sign-ins up to a time gave: its grants, its tokens and its API keys, but not those of its apps.
     *
     * @return the time from which its new tokens live
     */
    public Uni<Instant> signIns(SqlClient tx, UUID accountId, Instant at, String reason, @Nullable String actor) {
        return grants.revokeMadeUntil(tx, accountId, at, reason, clock.instant())
                .flatMap(ended -> writer.grants(tx, ended, reason, actor))
                .flatMap(done -> apiKeys.revokeMadeUntil(tx, accountId, at, reason, clock.instant()))
                .flatMap(ended -> writer.apiKeys(tx, ended, reason, actor))
                .flatMap(done -> accessTokens(tx, accountId, at, reason, actor));
    }

    /**
     * Ends some live grants of an account, of a client, or of both.
     *
     * @return how many
     */
    public Uni<Integer> someGrants(
            SqlClient tx,
            @Nullable UUID accountId,
            @Nullable String clientId,
            int atMost,
            String reason,
            @Nullable String actor) {
        return grants.revokeSome(tx, accountId, clientId, atMost, reason, clock.instant())
                .call(ended -> writer.grants(tx, ended, reason, actor))
                .map(List::size);
    }

    /**
     * Ends the access tokens that an account had at a time; its grants live on, and give what they now may.
     *
     * @return the time from which its new tokens live
     */
    public Uni<Instant> accessTokens(SqlClient tx, UUID accountId, Instant at, String reason, @Nullable String actor) {
        return writer.publish(tx, RevocationWriter.counting(RevocationTarget.account(accountId), at, reason, actor))
                .replaceWith(endOfSecond(at));
    }

    /**
     * Ends the access tokens that an account and the apps that it made had at a time; all of them may get new ones.
     *
     * @return the time from which the account's new tokens live
     */
    public Uni<Instant> accessTokensAndApps(
            SqlClient tx, UUID accountId, Instant at, String reason, @Nullable String actor) {
        return apps(tx, accountId, reason, actor).flatMap(done -> accessTokens(tx, accountId, at, reason, actor));
    }

    /**
     * Ends everything that a key signed.
     *
     * @param signers who sign the record: the revoked key itself tells those who know no newer one yet, which no forger
     *     gains anything by; the last one tells those who come later
     */
    public Uni<Void> signingKey(
            SqlClient tx, String keyId, List<SigningKey> signers, String reason, @Nullable String actor) {
        Revocation revocation =
                RevocationWriter.counting(RevocationTarget.signingKey(keyId), clock.instant(), reason, actor);
        return writer.publish(tx, revocation, signers);
    }

    /** Ends every token of up to now that holds a scope, and takes it from the API keys for good. */
    public Uni<Void> scope(SqlClient tx, String namespace, String reason, @Nullable String actor) {
        return apiKeys.removeScope(tx, namespace)
                .flatMap(removed -> writer.publish(
                        tx,
                        RevocationWriter.counting(RevocationTarget.scope(namespace), clock.instant(), reason, actor)));
    }

    /** Ends an API key, whoever's it is. */
    public Uni<Void> apiKey(SqlClient tx, UUID keyId, String reason, @Nullable String actor) {
        return apiKeys.revoke(tx, keyId, reason, clock.instant())
                .flatMap(ended -> writer.apiKeys(tx, ended, reason, actor));
    }

    /** Ends one of an account's API keys; whether there was such a live one. */
    public Uni<Boolean> apiKey(SqlClient tx, UUID keyId, UUID owner, String reason, @Nullable String actor) {
        return apiKeys.revoke(tx, keyId, owner, reason, clock.instant())
                .call(ended -> writer.apiKeys(tx, ended, reason, actor))
                .map(ended -> !ended.isEmpty());
    }

    /** Ends the grants that an account made with an older password, but for one that is kept, and its API keys likewise. */
    public Uni<Void> madeWithOlderPassword(
            SqlClient tx,
            UUID accountId,
            Instant changedAt,
            @Nullable UUID kept,
            String reason,
            @Nullable String actor) {
        return grants.revokeOfOlderPassword(tx, accountId, changedAt, kept, reason, clock.instant())
                .flatMap(ended -> writer.grants(tx, ended, reason, actor))
                .flatMap(done -> apiKeys.revokeOfOlderPassword(tx, accountId, changedAt, reason, clock.instant()))
                .flatMap(ended -> writer.apiKeys(tx, ended, reason, actor));
    }

    /** Ends the grants of a browser session that has ended, but for those with {@code offline_access}. */
    public Uni<Void> session(SqlClient tx, UUID sessionId, String reason, @Nullable String actor) {
        return grants.revokeOfSession(tx, sessionId, reason, clock.instant())
                .flatMap(ended -> writer.grants(tx, ended, reason, actor));
    }
}
