package io.tillgate.auth.client.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.ClientDocument;
import io.tillgate.auth.client.ClientMetadata;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.ClientSecret;
import io.tillgate.auth.client.MetadataReader;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.event.ClientEvents;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Manages clients. Each change is committed with its event and, if it stops the client, with its revocation. */
@ApplicationScoped
public class ClientRegistry {
    private final Pool pool;
    private final ClientRepository clients;
    private final ClientMetadata metadata;
    private final ScopeRule scopes;
    private final ClientEvents events;
    private final Revoker revoker;
    private final KeyRing keys;
    private final Clock clock;

    ClientRegistry(
            Pool pool,
            ClientRepository clients,
            ClientMetadata metadata,
            ScopeRule scopes,
            ClientEvents events,
            Revoker revoker,
            KeyRing keys,
            Clock clock) {
        this.pool = pool;
        this.clients = clients;
        this.metadata = metadata;
        this.scopes = scopes;
        this.events = events;
        this.revoker = revoker;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A client with its secret, if a new one was created.
     *
     * @param client the client
     * @param secret its new secret; null if there is none
     */
    public record Saved(RegisteredClient client, @Nullable ClientSecret secret) {}

    /** Registers a client from its RFC 7591 metadata. */
    public Uni<Saved> register(JsonNode document, String actor) {
        MetadataReader reader = metadata.reader(document);
        String clientId = reader.has("client_id") ? ClientIdRule.read(reader) : "client-" + UUID.randomUUID();
        RegisteredClient client = metadata.read(reader, RegisteredClient.of(clientId))
                .with(ClientAttributes.CREATED_AT, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        ClientSecret secret = client.authMethod().usesSecret() ? ClientSecret.random() : null;
        byte @Nullable [] hash = secret == null ? null : keys.secretHash().of(secret.value());
        return scopes.prepare(metadata.reader(document))
                .chain(() -> pool.withTransaction(tx -> scopes.check(tx, reader, client.scopes(), List.of())
                        .flatMap(checked -> clients.insert(tx, client, hash))
                        .flatMap(isNew -> {
                            if (!isNew) {
                                throw Problems.of(409, "client-id-taken", "The client id is in use or was used before");
                            }
                            return events.changed(tx, client, "registered", actor);
                        })
                        .replaceWith(new Saved(client, secret))));
    }

    /** Replaces a client's metadata. Omitted fields get their defaults, except the status, which stays. */
    Uni<Saved> replace(String clientId, JsonNode document, Predicate<RegisteredClient> precondition, String actor) {
        return scopes.prepare(metadata.reader(document))
                .chain(() -> change(clientId, current -> document, precondition, actor));
    }

    /** Merges a patch into a client's metadata (RFC 7396). */
    public Uni<Saved> merge(String clientId, JsonNode patch, Predicate<RegisteredClient> precondition, String actor) {
        return scopes.prepare(metadata.reader(patch))
                .chain(() ->
                        change(clientId, current -> MergePatch.apply(document(current), patch), precondition, actor));
    }

    Uni<Void> delete(String clientId, Predicate<RegisteredClient> precondition, String actor) {
        return clients.change(
                pool,
                tx -> lock(tx, clientId, precondition)
                        .flatMap(current -> clients.delete(tx, clientId))
                        .flatMap(deleted -> {
                            RegisteredClient client = deleted.orElseThrow(ClientRegistry::unknown);
                            return revoker.client(tx, client, "client_deleted", actor)
                                    .flatMap(revoked -> events.changed(tx, client, "deleted", actor));
                        }));
    }

    private Uni<Saved> change(
            String clientId,
            Function<RegisteredClient, JsonNode> wanted,
            Predicate<RegisteredClient> precondition,
            String actor) {
        return clients.change(
                pool,
                tx -> lock(tx, clientId, precondition).flatMap(current -> {
                    MetadataReader reader = metadata.reader(wanted.apply(current));
                    if (reader.has("client_id")
                            && !clientId.equals(reader.node("client_id").asText())) {
                        reader.reject("client_id", "cannot be changed");
                    }
                    RegisteredClient changed =
                            metadata.read(reader, current).with(ClientAttributes.VERSION, current.version() + 1);
                    return scopes.check(tx, reader, changed.scopes(), current.scopes())
                            .flatMap(checked -> save(tx, current, changed, actor));
                }));
    }

    private Uni<Saved> save(SqlConnection tx, RegisteredClient before, RegisteredClient after, String actor) {
        boolean isFirstSecret =
                after.authMethod().usesSecret() && !before.authMethod().usesSecret();
        ClientSecret secret = isFirstSecret ? ClientSecret.random() : null;
        byte @Nullable [] hash = secret == null ? null : keys.secretHash().of(secret.value());
        boolean isStopped = before.isEnabled() && !after.isEnabled();
        boolean isStarted = !before.isEnabled() && after.isEnabled();
        return clients.update(tx, after, hash)
                .invoke(updated -> {
                    if (!updated) {
                        throw Problems.of(412, "precondition-failed", "The client was changed in the meantime");
                    }
                })
                .flatMap(updated -> isStopped
                        ? revoker.client(tx, after, "client_disabled", actor)
                        : Uni.createFrom().voidItem())
                .flatMap(done ->
                        events.changed(tx, after, isStopped ? "disabled" : isStarted ? "enabled" : "changed", actor))
                .replaceWith(new Saved(after, secret));
    }

    private Uni<RegisteredClient> lock(SqlConnection tx, String clientId, Predicate<RegisteredClient> precondition) {
        return clients.lockAndFind(tx, clientId).map(found -> {
            RegisteredClient current = found.orElseThrow(ClientRegistry::unknown);
            if (!precondition.test(current)) {
                throw Problems.of(412, "precondition-failed", "The client's version is not the one in If-Match");
            }
            return current;
        });
    }

    private static ObjectNode document(RegisteredClient client) {
        ObjectNode document = new ClientDocument(client, null).toJson();
        document.remove("response_types"); // derived from the grant types
        return document;
    }

    static ProblemException unknown() {
        return Problems.of(404, "not-found", "There is no such client");
    }
}
