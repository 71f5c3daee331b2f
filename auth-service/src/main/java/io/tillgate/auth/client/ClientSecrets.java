package io.tillgate.auth.client;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.event.ClientEvents;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.support.error.Problems;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rotates client secrets. The old secret stays valid for a time, so that no request fails during the change. A secret
 * before that is invalid, so a client never has more than two.
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
     * The result of a rotation.
     *
     * @param client the client
     * @param secret its new secret
     * @param previousSecretExpiresAt when the old secret expires; null if it is already invalid
     */
    public record Rotated(
            RegisteredClient client,
            ClientSecret secret,
            @Nullable Instant previousSecretExpiresAt) {}

    /**
     * Rotates a client's secret. Fails with 404 if there is no such client and with 409 if it has no secret.
     *
     * @param owner the account that must own the client; null for any client
     * @param overlap how long the old secret stays valid, an ISO 8601 duration; null for the default
     * @param actor the actor for the event
     */
    public Uni<Rotated> rotate(String clientId, @Nullable UUID owner, @Nullable String overlap, String actor) {
        return clients.change(pool, tx -> rotate(tx, clientId, owner, overlap, actor));
    }

    /** Rotates a client's secret in a transaction, which must lock the owner's row before, if at all. */
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
                            .orElseThrow(() -> Problems.of(404, "not-found", "There is no such client"));
                    if (!client.authMethod().usesSecret()) {
                        throw Problems.of(409, "no-client-secret", "The client does not authenticate with a secret");
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
            // refused below
        }
        throw Problems.invalid("overlap", "must be an ISO 8601 duration from PT0S to " + config.maxOverlap());
    }
}
