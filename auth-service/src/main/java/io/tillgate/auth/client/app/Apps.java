package io.tillgate.auth.client.app;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.ClientSecret;
import io.tillgate.auth.client.ClientSecrets;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.client.event.ClientEvents;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.revocation.AppRevoker;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Manages the API apps of accounts: clients of the client credentials grant with scopes that their owner may grant. */
@ApplicationScoped
public class Apps {
    private final Pool pool;
    private final AccountRepository accounts;
    private final ClientRepository clients;
    private final ClientEvents events;
    private final ClientSecrets secrets;
    private final Revoker revoker;
    private final AppRevoker appRevoker;
    private final KeyRing keys;
    private final Clock clock;
    private final AuthConfig config;

    Apps(
            Pool pool,
            AccountRepository accounts,
            ClientRepository clients,
            ClientEvents events,
            ClientSecrets secrets,
            Revoker revoker,
            AppRevoker appRevoker,
            KeyRing keys,
            Clock clock,
            AuthConfig config) {
        this.pool = pool;
        this.accounts = accounts;
        this.clients = clients;
        this.events = events;
        this.secrets = secrets;
        this.revoker = revoker;
        this.appRevoker = appRevoker;
        this.keys = keys;
        this.clock = clock;
        this.config = config;
    }

    /**
     * A new app.
     *
     * @param client the app
     * @param secret its secret, to be shown only once
     */
    public record Created(RegisteredClient client, ClientSecret secret) {}

    /**
     * Creates an app. Fails with 409 if the account has reached its limit, and with
     * {@link AuthenticationFailedException} if the owner's sign-in has ended.
     *
     * @param isSignedIn returns whether the owner's token or session is still valid
     */
    public Uni<Created> create(UUID owner, String name, Function<SqlClient, Uni<Boolean>> isSignedIn) {
        ClientSecret secret = ClientSecret.random();
        RegisteredClient client = app(owner, name, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        // Locks the account's row first, so that concurrent calls cannot exceed the limit.
        return pool.withTransaction(tx -> lockSignedIn(tx, owner, isSignedIn)
                        .flatMap(locked -> clients.ownedBy(tx, owner))
                        .invoke(existing -> {
                            if (existing.size() >= config.apps().maxPerAccount()) {
                                throw Problems.of(409, "too-many-apps", "The account has reached its limit of apps");
                            }
                        })
                        .flatMap(existing ->
                                clients.insert(tx, client, keys.secretHash().of(secret.value())))
                        .flatMap(inserted -> events.changed(tx, client, "registered", owner.toString()))
                        .flatMap(told -> events.secretIssued(tx, client, "registered", owner.toString())))
                .replaceWith(new Created(client, secret));
    }

    /** Returns the apps of an account, oldest first. */
    public Uni<List<RegisteredClient>> ownedBy(UUID owner) {
        return clients.ownedBy(pool, owner);
    }

    /** Returns one of an account's apps; fails with 404 if it has no such app. */
    public Uni<RegisteredClient> get(UUID owner, String clientId) {
        return find(owner, clientId).map(StoredClient::client);
    }

    /** Returns one of an account's apps with the hashes and expiry of its secrets. */
    public Uni<StoredClient> find(UUID owner, String clientId) {
        return clients.find(pool, clientId)
                .map(found -> found.filter(
                                stored -> owner.equals(stored.client().ownerAccountId()))
                        .orElseThrow(Apps::unknown));
    }

    /**
     * Rotates the secret of an app. The old one stays valid for {@code overlap}, an ISO 8601 duration.
     *
     * @param isSignedIn as for {@link #create}
     */
    public Uni<ClientSecrets.Rotated> rotate(
            UUID owner, String clientId, @Nullable String overlap, Function<SqlClient, Uni<Boolean>> isSignedIn) {
        return clients.change(
                pool,
                tx -> lockSignedIn(tx, owner, isSignedIn)
                        .chain(() -> secrets.rotate(tx, clientId, owner, overlap, owner.toString())));
    }

    /** Deletes one of an account's apps and revokes its tokens. */
    public Uni<Void> delete(UUID owner, String clientId) {
        return clients.change(
                pool,
                tx -> clients.delete(tx, clientId, owner).flatMap(deleted -> {
                    RegisteredClient client = deleted.orElseThrow(Apps::unknown);
                    return revoker.client(tx, client, "client_deleted", owner.toString())
                            .flatMap(revoked -> events.changed(tx, client, "deleted", owner.toString()));
                }));
    }

    /** Deletes all apps of an account and revokes their tokens. */
    public Uni<Void> deleteAll(UUID owner) {
        // Locks the account's row first, as the creation of an app does.
        return clients.change(
                pool,
                tx -> accounts.lock(tx, owner)
                        .flatMap(locked -> appRevoker.all(tx, owner, "client_deleted", owner.toString())));
    }

    /** Locks the account, as transactions that end sign-ins do, and requires that the sign-in is still valid. */
    private Uni<Account> lockSignedIn(SqlClient tx, UUID owner, Function<SqlClient, Uni<Boolean>> isSignedIn) {
        return accounts.lock(tx, owner)
                .map(found -> found.filter(Account::isActive).orElseThrow(AuthenticationFailedException::new))
                .call(account -> isSignedIn.apply(tx).invoke(isStill -> {
                    if (!isStill) {
                        throw new AuthenticationFailedException();
                    }
                }));
    }

    private RegisteredClient app(UUID owner, String name, Instant now) {
        return RegisteredClient.of("app-" + UUID.randomUUID())
                .with(ClientAttributes.CLIENT_NAME, name.strip())
                .with(ClientAttributes.GRANT_TYPES, List.of("client_credentials"))
                .with(ClientAttributes.SCOPES, config.apps().scopes())
                .with(ClientAttributes.DEFAULT_SCOPES, config.apps().scopes())
                .with(ClientAttributes.AUDIENCES, config.apps().audiences())
                .with(ClientAttributes.ACCESS_TOKEN_LIFETIME, config.lifetimes().accessToken())
                .with(ClientAttributes.REFRESH_IDLE_LIFETIME, config.lifetimes().refreshIdle())
                .with(
                        ClientAttributes.REFRESH_ABSOLUTE_LIFETIME,
                        config.lifetimes().refreshAbsolute())
                .with(ClientAttributes.OWNER_ACCOUNT_ID, owner)
                .with(ClientAttributes.CREATED_AT, now);
    }

    private static ProblemException unknown() {
        return Problems.of(404, "not-found", "The account has no such app");
    }
}
