package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.apikey.event.ApiKeyEvents;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.key.SigningKey;
import io.tillgate.auth.revocation.event.RevocationTokens;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes revocations with their records for Kafka, in the transaction of what they are about. */
@ApplicationScoped
class RevocationWriter {
    private final RevocationRepository revocations;
    private final RevocationTokens tokens;
    private final ApiKeyEvents keyEvents;
    private final Clock clock;

    RevocationWriter(RevocationRepository revocations, RevocationTokens tokens, ApiKeyEvents keyEvents, Clock clock) {
        this.revocations = revocations;
        this.tokens = tokens;
        this.keyEvents = keyEvents;
        this.clock = clock;
    }

    /** A revocation that counts from the end of the second of a time. */
    static Revocation counting(RevocationTarget target, Instant at, String reason, @Nullable String actor) {
        return before(target, Revoker.endOfSecond(at), reason, actor);
    }

    /** A revocation of what was issued before a time, a whole second. */
    static Revocation before(RevocationTarget target, Instant notBefore, String reason, @Nullable String actor) {
        return new Revocation(target, notBefore, notBefore.plus(ClientAttributes.LONGEST_ACCESS_TOKEN), reason, actor);
    }

    Uni<Void> publish(SqlClient tx, Revocation revocation) {
        return publish(tx, revocation, List.of(tokens.signer()));
    }

    /** Notes a revocation whose record is there once for each of its signers; the last one counts for later. */
    Uni<Void> publish(SqlClient tx, Revocation revocation, List<SigningKey> signers) {
        return revocations
                .save(tx, revocation, signers.get(signers.size() - 1).id())
                .flatMap(saved -> tokens.append(tx, saved, signers));
    }

    /** The records of grants that have ended. */
    Uni<Void> grants(SqlClient tx, List<UUID> ended, String reason, @Nullable String actor) {
        return inTurn(ended, id -> publish(tx, counting(RevocationTarget.grant(id), clock.instant(), reason, actor)));
    }

    /** The records of API keys that have ended, and the events that tell of it. */
    Uni<Void> apiKeys(SqlClient tx, List<ApiKey> ended, String reason, @Nullable String actor) {
        return inTurn(
                        ended,
                        key -> publish(tx, counting(RevocationTarget.apiKey(key.id()), clock.instant(), reason, actor)))
                .flatMap(done -> keyEvents.revoked(tx, ended, reason, actor));
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
