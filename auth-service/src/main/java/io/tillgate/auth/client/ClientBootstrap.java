package io.tillgate.auth.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.event.ClientEvents;
import io.tillgate.auth.key.KeyRing;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the clients of the bootstrap file that are missing. A client that is there is left as it is, but for its
 * audiences: one of them is the issuer, whose address may change.
 */
@ApplicationScoped
public class ClientBootstrap {
    private final AuthConfig config;
    private final Pool pool;
    private final ClientRepository clients;
    private final ClientEvents events;
    private final KeyRing keys;
    private final ObjectMapper json;
    private final Clock clock;

    ClientBootstrap(
            AuthConfig config,
            Pool pool,
            ClientRepository clients,
            ClientEvents events,
            KeyRing keys,
            ObjectMapper json,
            Clock clock) {
        this.config = config;
        this.pool = pool;
        this.clients = clients;
        this.events = events;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** Registers what is missing; needs the keys. */
    public Uni<Void> run() {
        List<Entry> entries = config.bootstrap().clientsFile().map(this::read).orElse(List.of());
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(this::register)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> register(Entry entry) {
        RegisteredClient client = entry.toClient(config.lifetimes(), clock.instant());
        byte @Nullable [] hash =
                entry.clientSecret() == null ? null : keys.secretHash().of(entry.clientSecret());
        return pool.withTransaction(tx -> clients.insert(tx, client, hash)
                .flatMap(isNew -> isNew
                        ? events.changed(tx, client, "registered", null)
                        : clients.readdress(tx, client)
                                .flatMap(moved -> moved.isPresent()
                                        ? events.changed(tx, moved.get(), "changed", null)
                                        : Uni.createFrom().voidItem())));
    }

    private List<Entry> read(Path file) {
        try {
            return json.readValue(file.toFile(), File.class).clients();
        } catch (IOException e) {
            throw new UncheckedIOException("tillgate.auth.bootstrap.clients-file cannot be read: " + file, e);
        }
    }

    record File(List<Entry> clients) {}

    record Entry(
            String clientId,
            String clientName,
            @Nullable String clientSecret,
            String tokenEndpointAuthMethod,
            List<String> grantTypes,
            String scope,
            @Nullable String defaultScope,
            List<String> audience,
            String accessTokenFormat,
            boolean firstParty,
            @Nullable List<String> redirectUris,
            boolean introspect,
            @Nullable List<String> resourceAudiences) {

        RegisteredClient toClient(AuthConfig.Lifetimes lifetimes, Instant now) {
            return new RegisteredClient(
                    clientId,
                    clientName,
                    RegisteredClient.Status.ENABLED,
                    RegisteredClient.AuthMethod.named(tokenEndpointAuthMethod),
                    Set.copyOf(grantTypes),
                    words(scope),
                    defaultScope == null ? words(scope) : words(defaultScope),
                    audience,
                    resourceAudiences == null ? List.of() : resourceAudiences,
                    introspect,
                    firstParty,
                    redirectUris == null ? List.of() : redirectUris,
                    RegisteredClient.AccessTokenFormat.valueOf(accessTokenFormat.toUpperCase(Locale.ROOT)),
                    lifetimes.accessToken(),
                    lifetimes.refreshIdle(),
                    lifetimes.refreshAbsolute(),
                    null,
                    Instant.EPOCH,
                    now,
                    1);
        }

        private static List<String> words(String text) {
            return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
        }

        @Override
        public String toString() {
            return "Entry[" + clientId + "]";
        }
    }
}
