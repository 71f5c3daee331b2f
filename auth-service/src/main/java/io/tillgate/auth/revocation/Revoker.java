package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.ClientCutoffs;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRevocations;
import io.tillgate.auth.key.SigningKey;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Revokes tokens at this service and at every resource server: the state, the revocation and its Kafka record commit
 * together. Because {@code iat} is a whole second, a revocation takes effect at the end of its second. Tokens that
 * {@link io.tillgate.auth.oauth.token.AccessTokenIssuer} issues later in that second are dated to its end.
 */
@ApplicationScoped
public class Revoker {
    private static final Duration CANARY_REMEMBERED = Duration.ofMinutes(10);

    private final RevocationLedger ledger;
    private final GrantRevocations grants;
    private final ClientRepository clients;
    private final ClientCutoffs cutoffs;
    private final ApiKeyRepository apiKeys;
    private final RevocationWriter writer;
    private final Clock clock;

    Revoker(
            RevocationLedger ledger,
            GrantRevocations grants,
            ClientRepository clients,
            ClientCutoffs cutoffs,
            ApiKeyRepository apiKeys,
            RevocationWriter writer,
            Clock clock) {
        this.ledger = ledger;
        this.grants = grants;
        this.clients = clients;
        this.cutoffs = cutoffs;
        this.apiKeys = apiKeys;
        this.writer = writer;
        this.clock = clock;
    }

    /** Returns the first whole second after a time. */
    public static Instant endOfSecond(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /**
     * Revokes an access token, in a transaction shared with concurrent revocations.
     *
     * @param awaited whether a request waits for its enforcement
     * @return the id of its record
     */
    public Uni<String> token(
            String tokenId, Instant expiresAt, String reason, @Nullable String actor, boolean awaited) {
        return ledger.note(new Revocation(
                RevocationTarget.token(tokenId),
                endOfSecond(clock.instant()),
                endOfSecond(expiresAt),
                reason,
                actor,
                awaited));
    }

    /** Revokes the canary client's tokens, to measure how long a revocation takes. */
    public Uni<Void> canary() {
        Instant notBefore = endOfSecond(clock.instant());
        return ledger.note(new Revocation(
                        RevocationTarget.canary(), notBefore, notBefore.plus(CANARY_REMEMBERED), "canary", null))
                .replaceWithVoid();
    }

    /**
     * Revokes a grant with its refresh token and access tokens; does nothing if it has already ended.
     *
     * @return the id of the record; empty if there is none
     */
    public Uni<Optional<String>> grant(SqlClient tx, Grant grant, String reason, @Nullable String actor) {
        return grant(tx, grant, reason, actor, false);
    }

    /** Does the same; {@code awaited} says whether a request waits for its enforcement. */
    public Uni<Optional<String>> grant(
            SqlClient tx, Grant grant, String reason, @Nullable String actor, boolean awaited) {
        Instant now = clock.instant();
        Instant notBefore = endOfSecond(now);
        Revocation revocation = new Revocation(
                RevocationTarget.grant(grant.id()),
                notBefore,
                notBefore.plus(ClientAttributes.LONGEST_ACCESS_TOKEN),
                reason,
                actor,
                awaited);
        return grants.revoke(tx, grant.id(), reason, now)
                .flatMap(wasAlive -> wasAlive
                        ? writer.publish(tx, revocation).replaceWith(Optional.of(revocation.id()))
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** Revokes all current tokens and grants of a client; none can be issued at the same time. */
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
     * Revokes what an account has at a time: its grants, its tokens, its API keys and the tokens of its apps.
     *
     * @return the earliest issue time of its new tokens
     */
    public Uni<Instant> account(SqlClient tx, UUID accountId, Instant at, String reason, @Nullable String actor) {
        return apps(tx, accountId, reason, actor).flatMap(done -> signIns(tx, accountId, at, reason, actor));
    }

    private Uni<Void> apps(SqlClient tx, UUID accountId, String reason, @Nullable String actor) {
        return clients.ownedBy(tx, accountId)
                .flatMap(apps -> RevocationWriter.inTurn(apps, app -> client(tx, app, reason, actor)));
    }

    /**
     * Revokes the grants, tokens and API keys from sign-ins of an account up to a time, but not those of its apps.
     *
     * @return the earliest issue time of its new tokens
     */
    public Uni<Instant> signIns(SqlClient tx, UUID accountId, Instant at, String reason, @Nullable String actor) {
        return grants.revokeMadeUntil(tx, accountId, at, reason, clock.instant())
                .flatMap(ended -> writer.grants(tx, ended, reason, actor))
                .flatMap(done -> apiKeys.revokeMadeUntil(tx, accountId, at, reason, clock.instant()))
                .flatMap(ended -> writer.apiKeys(tx, ended, reason, actor))
                .flatMap(done -> accessTokens(tx, accountId, at, reason, actor));
    }

    /**
     * Revokes the oldest live grants of an account, of a client, or of both.
     *
     * @param from the earliest creation time
     * @return the creation time of the last one revoked, where the next call continues; {@link Instant#MAX} if none is
     *     left
     */
    public Uni<Instant> someGrants(
            SqlClient tx,
            @Nullable UUID accountId,
            @Nullable String clientId,
            Instant from,
            int atMost,
            String reason,
            @Nullable String actor) {
        return grants.revokeSome(tx, accountId, clientId, from, atMost, reason, clock.instant())
                .call(ended -> writer.grants(
                        tx, ended.stream().map(GrantRevocations.Ended::id).toList(), reason, actor))
                .map(ended -> ended.stream()
                        .map(GrantRevocations.Ended::createdAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MAX));
    }

    /**
     * Revokes the access tokens that an account has at a time. Its grants stay and give new ones with current rights.
     *
     * @return the earliest issue time of its new tokens
     */
    public Uni<Instant> accessTokens(SqlClient tx, UUID accountId, Instant at, String reason, @Nullable String actor) {
        return writer.publish(tx, RevocationWriter.counting(RevocationTarget.account(accountId), at, reason, actor))
                .replaceWith(endOfSecond(at));
    }

    /**
     * Revokes the access tokens that an account and its apps have at a time, with those that an earlier revocation of the
     * account or of a client has dated ahead; both may get new ones.
     *
     * @return the earliest issue time of the account's new tokens
     */
    public Uni<Instant> accessTokensAndApps(
            SqlClient tx, UUID accountId, Instant at, String reason, @Nullable String actor) {
        return apps(tx, accountId, reason, actor)
                .flatMap(done -> cutoffs.latest(tx, accountId, at))
                .flatMap(latest -> accessTokens(tx, accountId, latest, reason, actor));
    }

    /**
     * Revokes everything that a key signed.
     *
     * @param signers the keys that sign the record. The revoked key informs readers that do not know its successor yet,
     *     and a forger gains nothing by such a record; the last signer informs later readers
     */
    public Uni<Void> signingKey(
            SqlClient tx, String keyId, List<SigningKey> signers, String reason, @Nullable String actor) {
        Revocation revocation =
                RevocationWriter.counting(RevocationTarget.signingKey(keyId), clock.instant(), reason, actor);
        return writer.publish(tx, revocation, signers);
    }

    /** Revokes an API key of any account. */
    public Uni<Void> apiKey(SqlClient tx, UUID keyId, String reason, @Nullable String actor) {
        return apiKeys.revoke(tx, keyId, reason, clock.instant())
                .flatMap(ended -> writer.apiKeys(tx, ended, reason, actor));
    }

    /** Revokes an API key of an account. Returns false if the account has no such live key. */
    public Uni<Boolean> apiKey(SqlClient tx, UUID keyId, UUID owner, String reason, @Nullable String actor) {
        return apiKeys.revoke(tx, keyId, owner, reason, clock.instant())
                .call(ended -> writer.apiKeys(tx, ended, reason, actor))
                .map(ended -> !ended.isEmpty());
    }

    /** Revokes the grants, except one, and the API keys that an account obtained with an earlier password. */
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

    /** Revokes the grants of a browser session that has ended, except those with {@code offline_access}. */
    public Uni<Void> session(SqlClient tx, UUID sessionId, String reason, @Nullable String actor) {
        return grants.revokeOfSession(tx, sessionId, reason, clock.instant())
                .flatMap(ended -> writer.grants(tx, ended, reason, actor));
    }
}
