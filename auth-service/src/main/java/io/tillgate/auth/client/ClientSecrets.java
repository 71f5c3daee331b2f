package io.tillgate.auth.client;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.event.ClientEvents;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.support.error.Problem;
import io.tillgate.auth.support.error.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives clients new secrets. The secret before lives on for a stated time, so that a client can change over without a
 * failed request; the one before that is dead, so that there are never more than two.
 */
@ApplicationScoped
public class ClientSecrets {
    private final Pool pool;
    private final ClientRepository clients;
    private final ClientEvents events;
    private final KeyRing keys;
    private final ClientSecretConfig config;
    private final Clock clock;

    ClientSecrets(
            Pool pool,
            ClientRepository clients,
            ClientEvents events,
            KeyRing keys,
            ClientSecretConfig config,
            Clock clock) {
        this.pool = pool;
        this.clients = clients;
        this.events = events;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A rotation that is done.
     *
     * @param client the client
     * @param secret its new secret
     * @param previousSecretExpiresAt until when the old one lives; null where it is dead
     */
    public record Rotated(
            RegisteredClient client,
            ClientSecret secret,
            @Nullable Instant previousSecretExpiresAt) {}

    /**
     * Rotates a client's secret; 404 where there is no such client, 409 where it has no secret.
     *
     * @param owner the account that must own the client; null for any client
     * @param overlap how long the old secret lives on, an ISO 8601 duration; null for the default
     * @param actor who asked
     */
    public Uni<Rotated> rotate(String clientId, @Nullable UUID owner, @Nullable String overlap, String actor) {
        return pool.withTransaction(tx -> rotate(tx, clientId, owner, overlap, actor));
    }

    /** The same in a transaction, which has locked the owner's row if it locks that too. */
    public Uni<Rotated> rotate(
            SqlClient tx, String clientId, @Nullable UUID owner, @Nullable String overlap, String actor) {
        Duration lasting = overlap(overlap);
        ClientSecret secret = ClientSecret.random();
        byte[] hash = keys.secretHash().of(secret.value());
        Instant now = clock.instant();
        Instant until = lasting.isZero() ? null : now.plus(lasting).truncatedTo(ChronoUnit.SECONDS);
        return clients.lockAndFind(tx, clientId)
                .flatMap(found -> {
                    RegisteredClient client = found.filter(c -> owner == null || owner.equals(c.ownerAccountId()))
                            .orElseThrow(() -> problem(404, "not-found", "There is no such client"));
                    if (!client.authMethod().usesSecret()) {
                        throw problem(409, "no-client-secret", "The client does not authenticate with a secret");
                    }
                    return clients.rotateSecret(tx, clientId, hash, until);
                })
                .call(rotated -> events.changed(tx, rotated, "secret_rotated", actor))
                .call(rotated -> events.secretIssued(tx, rotated, "secret_rotated", actor))
                .map(rotated -> new Rotated(rotated, secret, until));
    }

    private Duration overlap(@Nullable String text) {
        try {
            Duration asked = Optional.ofNullable(text).map(Duration::parse).orElse(config.defaultOverlap());
            if (!asked.isNegative() && (text == null || asked.compareTo(config.maxOverlap()) <= 0)) {
                return asked;
            }
        } catch (DateTimeParseException e) {
            // told below, like a duration out of bounds
        }
        throw new ProblemException(Problem.invalid(List.of(
                new Problem.Violation("overlap", "must be an ISO 8601 duration from PT0S to " + config.maxOverlap()))));
    }

    private static ProblemException problem(int status, String name, String title) {
        return new ProblemException(Problem.of(status, name, title, null));
    }
}
