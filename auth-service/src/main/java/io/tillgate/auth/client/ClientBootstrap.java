package io.tillgate.auth.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.event.ClientEvents;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Registers the clients of the bootstrap file that are missing. Existing clients are not changed, except for their
 * audiences, which contain the issuer, whose address may change.
 */
@ApplicationScoped
public class ClientBootstrap {
    private static final List<String> REQUIRED =
            List.of("client_id", "client_name", "grant_types", "scope", "audience");

    private final AuthConfig config;
    private final Pool pool;
    private final ClientRepository clients;
    private final ClientMetadata metadata;
    private final ClientEvents events;
    private final KeyRing keys;
    private final ObjectMapper json;
    private final Clock clock;

    ClientBootstrap(
            AuthConfig config,
            Pool pool,
            ClientRepository clients,
            ClientMetadata metadata,
            ClientEvents events,
            KeyRing keys,
            ObjectMapper json,
            Clock clock) {
        this.config = config;
        this.pool = pool;
        this.clients = clients;
        this.metadata = metadata;
        this.events = events;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** Registers missing clients; the key ring must be loaded before. */
    public Uni<Void> run() {
        Iterable<JsonNode> entries =
                config.bootstrap().clientsFile().map(this::read).orElse(List.of());
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(this::register)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> register(JsonNode entry) {
        RegisteredClient client = client(entry);
        byte @Nullable [] hash = entry.hasNonNull("client_secret")
                ? keys.secretHash().of(entry.get("client_secret").asText())
                : null;
        return pool.withTransaction(tx -> clients.insert(tx, client, hash)
                .flatMap(isNew -> isNew
                        ? events.changed(tx, client, "registered", null)
                        : clients.updateAudiences(tx, client)
                                .flatMap(moved -> moved.isPresent()
                                        ? events.changed(tx, moved.get(), "changed", null)
                                        : Uni.createFrom().voidItem())));
    }

    private RegisteredClient client(JsonNode entry) {
        for (String field : REQUIRED) {
            if (!entry.hasNonNull(field)) {
                throw new IllegalStateException("tillgate.auth.bootstrap.clients-file: a client has no " + field);
            }
        }
        String clientId = entry.path("client_id").asText();
        MetadataReader reader = metadata.trustedReader(entry);
        RegisteredClient client = metadata.read(reader, RegisteredClient.of(clientId))
                .with(ClientAttributes.STATUS, RegisteredClient.Status.ENABLED)
                .with(ClientAttributes.CREATED_AT, clock.instant());
        try {
            reader.requireNoViolations();
        } catch (ProblemException e) {
            throw new IllegalStateException(
                    "tillgate.auth.bootstrap.clients-file is wrong about " + clientId + ": "
                            + e.problem().violations(),
                    e);
        }
        return client;
    }

    private Iterable<JsonNode> read(Path file) {
        try {
            JsonNode clients = json.readTree(file.toFile()).path("clients");
            if (!clients.isArray()) {
                throw new IllegalStateException("tillgate.auth.bootstrap.clients-file has no array clients: " + file);
            }
            return clients;
        } catch (IOException e) {
            throw new UncheckedIOException("tillgate.auth.bootstrap.clients-file cannot be read: " + file, e);
        }
    }
}
