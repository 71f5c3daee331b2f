package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.apikey.event.ApiKeyEvents;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.key.SigningKey;
import io.tillgate.auth.revocation.event.RevocationTokens;
import io.tillgate.outbox.Outbox;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores revocations and their Kafka records in the caller's transaction: many in batches, each with one statement for
 * the revocations and one for the records.
 */
@ApplicationScoped
class RevocationWriter {
    private static final int BATCH = 200;

    private final RevocationRepository revocations;
    private final RevocationTokens tokens;
    private final ApiKeyEvents keyEvents;
    private final Outbox outbox;
    private final Clock clock;

    RevocationWriter(
            RevocationRepository revocations,
            RevocationTokens tokens,
            ApiKeyEvents keyEvents,
            Outbox outbox,
            Clock clock) {
        this.revocations = revocations;
        this.tokens = tokens;
        this.keyEvents = keyEvents;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Creates a revocation that takes effect at the end of the second in which a time lies. */
    static Revocation counting(RevocationTarget target, Instant at, String reason, @Nullable String actor) {
        return before(target, Revoker.endOfSecond(at), reason, actor);
    }

    /** Creates a revocation of everything issued before a time, which must be a whole second. */
    static Revocation before(RevocationTarget target, Instant notBefore, String reason, @Nullable String actor) {
        return new Revocation(target, notBefore, notBefore.plus(ClientAttributes.LONGEST_ACCESS_TOKEN), reason, actor);
    }

    /** Stores a revocation and its record. */
    Uni<Void> publish(SqlClient tx, Revocation revocation) {
        return publish(tx, List.of(revocation));
    }

    /** Stores revocations, at most one for each key, and their records in the same order. */
    Uni<Void> publish(SqlClient tx, List<Revocation> all) {
        return inBatches(all, batch -> publish(tx, batch, List.of(tokens.signer()), List.of()));
    }

    /** Stores a revocation, signed by the last of the signers, and appends a record for each signer. */
    Uni<Void> publish(SqlClient tx, Revocation revocation, List<SigningKey> signers) {
        return publish(tx, List.of(revocation), signers, List.of());
    }

    /** Publishes the revocations of grants that have ended. */
    Uni<Void> grants(SqlClient tx, List<UUID> ended, String reason, @Nullable String actor) {
        Instant now = clock.instant();
        return publish(
                tx,
                ended.stream()
                        .map(id -> counting(RevocationTarget.grant(id), now, reason, actor))
                        .toList());
    }

    /** Publishes the revocations of API keys that have ended, and their events. */
    Uni<Void> apiKeys(SqlClient tx, List<ApiKey> ended, String reason, @Nullable String actor) {
        Instant now = clock.instant();
        return inBatches(
                ended,
                batch -> publish(
                        tx,
                        batch.stream()
                                .map(key -> counting(RevocationTarget.apiKey(key.id()), now, reason, actor))
                                .toList(),
                        List.of(tokens.signer()),
                        keyEvents.revoked(batch, reason, actor)));
    }

    private Uni<Void> publish(
            SqlClient tx, List<Revocation> batch, List<SigningKey> signers, List<OutboxRecord> events) {
        return revocations
                .save(tx, batch, signers.get(signers.size() - 1).id())
                .flatMap(saved -> tokens.records(saved, signers))
                .flatMap(records -> {
                    List<OutboxRecord> appended = new ArrayList<>(records);
                    appended.addAll(events);
                    return outbox.append(tx, appended);
                });
    }

    private static <T> Uni<Void> inBatches(List<T> items, Function<List<T>, Uni<Void>> action) {
        return Multi.createFrom()
                .iterable(items)
                .group()
                .intoLists()
                .of(BATCH)
                .onItem()
                .transformToUniAndConcatenate(action::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    static <T> Uni<Void> inTurn(List<T> items, Function<T, Uni<Void>> action) {
        return Multi.createFrom()
                .iterable(new ArrayList<>(items))
                .onItem()
                .transformToUniAndConcatenate(item -> action.apply(item))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
