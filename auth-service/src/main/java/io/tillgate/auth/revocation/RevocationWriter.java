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

/** Stores revocations and their Kafka records in the caller's transaction. */
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

    /** Creates a revocation that takes effect at the end of the second in which a time lies. */
    static Revocation counting(RevocationTarget target, Instant at, String reason, @Nullable String actor) {
        return before(target, Revoker.endOfSecond(at), reason, actor);
    }

    /** Creates a revocation of everything issued before a time, which must be a whole second. */
    static Revocation before(RevocationTarget target, Instant notBefore, String reason, @Nullable String actor) {
        return new Revocation(target, notBefore, notBefore.plus(ClientAttributes.LONGEST_ACCESS_TOKEN), reason, actor);
    }

    Uni<Void> publish(SqlClient tx, Revocation revocation) {
        return publish(tx, revocation, List.of(tokens.signer()));
    }

    /** Stores a revocation, signed by the last of the signers, and appends a record for each signer. */
    Uni<Void> publish(SqlClient tx, Revocation revocation, List<SigningKey> signers) {
        return revocations
                .save(tx, revocation, signers.get(signers.size() - 1).id())
                .flatMap(saved -> tokens.append(tx, saved, signers));
    }

    /** Publishes the revocations of grants that have ended. */
    Uni<Void> grants(SqlClient tx, List<UUID> ended, String reason, @Nullable String actor) {
        return inTurn(ended, id -> publish(tx, counting(RevocationTarget.grant(id), clock.instant(), reason, actor)));
    }

    /** Publishes the revocations of API keys that have ended, and their events. */
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
