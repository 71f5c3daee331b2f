package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.ClientCutoffs;
import io.tillgate.auth.grant.BulkGrantRepository;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends what many accounts and clients have, batch by batch in one transaction. {@link #pause} comes first: tokens that
 * are being issued meanwhile either exist by then and are ended, or are issued afterwards.
 */
@ApplicationScoped
public class BulkRevoker {
    private static final int BATCH = 200;

    /** A token's {@code iat} may lie so far behind, or ahead of, the time that its grant notes. */
    public static final Duration DATING = Duration.ofSeconds(2);

    private final ClientCutoffs cutoffs;
    private final BulkGrantRepository grants;
    private final ApiKeyRepository apiKeys;
    private final RevocationWriter writer;
    private final Clock clock;

    BulkRevoker(
            ClientCutoffs cutoffs,
            BulkGrantRepository grants,
            ApiKeyRepository apiKeys,
            RevocationWriter writer,
            Clock clock) {
        this.cutoffs = cutoffs;
        this.grants = grants;
        this.apiKeys = apiKeys;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Nobody issues anything before the transaction ends.
     *
     * @param clientIds the clients
     * @param notBefore what they get later is dated to this time at the earliest, and nothing of before is
     */
    public record Pause(List<String> clientIds, Instant notBefore) {}

    /** Waits for whoever is issuing tokens or making API keys, and lets nobody do so until the transaction ends. */
    public Uni<Pause> pause(SqlClient tx) {
        return cutoffs.lockAll(tx).flatMap(ids -> {
            Instant now = clock.instant();
            return cutoffs.advanceTokensNotBefore(tx, Revoker.endOfSecond(now), now)
                    .call(notBefore -> apiKeys.lockAll(tx))
                    .map(notBefore -> new Pause(ids, notBefore));
        });
    }

    /** Ends every token of up to now that holds a scope, every grant that gives it, and every API key that has it. */
    public Uni<Void> scope(SqlClient tx, String namespace, Pause pause, String reason, @Nullable String actor) {
        Instant now = clock.instant();
        return inBatches(() -> grants.revokeHolding(tx, namespace, BATCH, reason, now))
                .flatMap(done -> keys(
                        tx, () -> apiKeys.revokeHolding(tx, namespace, BATCH, reason, clock.instant()), reason, actor))
                .flatMap(done -> writer.publish(
                        tx,
                        RevocationWriter.before(RevocationTarget.scope(namespace), pause.notBefore(), reason, actor)));
    }

    /**
     * Ends every access token, grant and API key that was issued before a time. An access token that an older grant gave
     * later dies with the grant.
     */
    public Uni<Void> issuedBefore(SqlClient tx, Instant time, Pause pause, String reason, @Nullable String actor) {
        Instant now = clock.instant();
        // What was issued a moment ago may be dated to a moment from now.
        Instant notBefore = time.plus(DATING).isAfter(now) ? pause.notBefore() : wholeSecond(time);
        boolean mayLive = notBefore.plus(ClientAttributes.LONGEST_ACCESS_TOKEN).isAfter(now);
        return inBatches(() -> grants.revokeMadeBefore(tx, time, BATCH, reason, now)
                        .call(ended -> writer.grants(tx, laterThan(time, ended), reason, actor)))
                .flatMap(done -> keys(tx, () -> apiKeys.revokeMadeBefore(tx, time, BATCH, reason, now), reason, actor))
                .flatMap(done -> RevocationWriter.inTurn(
                        mayLive ? pause.clientIds() : List.of(),
                        id -> writer.publish(
                                tx, RevocationWriter.before(RevocationTarget.client(id), notBefore, reason, actor))));
    }

    /** From when on a token's {@code iat}, a whole second, is not before a time. */
    public static Instant wholeSecond(Instant time) {
        return time.getNano() == 0 ? time : Revoker.endOfSecond(time);
    }

    private static List<UUID> laterThan(Instant time, List<BulkGrantRepository.Ended> ended) {
        return ended.stream()
                .filter(grant -> grant.lastIssuedAt().plus(DATING).isAfter(time))
                .map(BulkGrantRepository.Ended::id)
                .toList();
    }

    private Uni<Void> keys(SqlClient tx, Supplier<Uni<List<ApiKey>>> batch, String reason, @Nullable String actor) {
        return inBatches(() -> batch.get().call(ended -> writer.apiKeys(tx, ended, reason, actor)));
    }

    private static <T> Uni<Void> inBatches(Supplier<Uni<List<T>>> batch) {
        return Uni.createFrom()
                .deferred(batch::get)
                .repeat()
                .until(List::isEmpty)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
