package io.tillgate.auth.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.event.ClientEvents;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.support.request.Words;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
                        : clients.updateAudiences(tx, client)
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
            @Nullable String tokenEndpointAuthMethod,
            List<String> grantTypes,
            String scope,
            @Nullable String defaultScope,
            List<String> audience,
            @Nullable String accessTokenFormat,
            boolean firstParty,
            @Nullable Boolean requirePkce,
            @Nullable List<String> redirectUris,
            @Nullable List<String> postLogoutRedirectUris,
            @Nullable URI backchannelLogoutUri,
            boolean backchannelLogoutSessionRequired,
            boolean introspect,
            @Nullable List<String> resourceAudiences,
            @Nullable URI clientUri,
            @Nullable URI logoUri,
            @Nullable URI policyUri,
            @Nullable URI tosUri,
            @Nullable JsonNode jwks,
            @Nullable URI jwksUri,
            @Nullable String tokenEndpointAuthSigningAlg,
            @Nullable String requestObjectSigningAlg,
            @Nullable String accessTokenSignedResponseAlg,
            @Nullable String idTokenSignedResponseAlg,
            @Nullable Duration accessTokenLifetime,
            @Nullable Duration refreshTokenIdleLifetime,
            @Nullable Duration refreshTokenAbsoluteLifetime,
            @Nullable Duration refreshTokenRetryWindow,
            @Nullable Long defaultMaxAge) {

        RegisteredClient toClient(AuthConfig.Lifetimes lifetimes, Instant now) {
            return RegisteredClientBuilder.client(clientId)
                    .clientName(clientName)
                    .links(clientUri, logoUri, policyUri, tosUri)
                    .authMethod(RegisteredClient.AuthMethod.named(or(tokenEndpointAuthMethod, "client_secret_basic")))
                    .grantTypes(grantTypes)
                    .scopes(words(scope))
                    .defaultScopes(words(or(defaultScope, scope)))
                    .audiences(audience)
                    .resourceServer(introspect, or(resourceAudiences, List.of()))
                    .firstParty(firstParty)
                    .requirePkce(requirePkce)
                    .redirectUris(or(redirectUris, List.of()))
                    .postLogoutRedirectUris(or(postLogoutRedirectUris, List.of()))
                    .backchannelLogout(backchannelLogoutUri, backchannelLogoutSessionRequired)
                    .keys(jwks == null ? null : jwks.toString(), jwksUri)
                    .ownAlgorithms(algorithm(tokenEndpointAuthSigningAlg), algorithm(requestObjectSigningAlg))
                    .accessTokenFormat(RegisteredClient.AccessTokenFormat.valueOf(
                            or(accessTokenFormat, "jwt").toUpperCase(Locale.ROOT)))
                    .tokenAlgorithms(
                            JWSAlgorithm.parse(or(accessTokenSignedResponseAlg, "RS256")),
                            JWSAlgorithm.parse(or(idTokenSignedResponseAlg, "RS256")))
                    .lifetimes(
                            or(accessTokenLifetime, lifetimes.accessToken()),
                            or(refreshTokenIdleLifetime, lifetimes.refreshIdle()),
                            or(refreshTokenAbsoluteLifetime, lifetimes.refreshAbsolute()))
                    .refreshRetryWindow(refreshTokenRetryWindow)
                    .defaultMaxAge(defaultMaxAge == null ? null : Duration.ofSeconds(defaultMaxAge))
                    .createdAt(now)
                    .build();
        }

        private static <T> T or(@Nullable T value, T otherwise) {
            return value == null ? otherwise : value;
        }

        private static @Nullable JWSAlgorithm algorithm(@Nullable String name) {
            return name == null ? null : JWSAlgorithm.parse(name);
        }

        private static List<String> words(String text) {
            return Words.of(text);
        }

        @Override
        public String toString() {
            return "Entry[" + clientId + "]";
        }
    }
}
