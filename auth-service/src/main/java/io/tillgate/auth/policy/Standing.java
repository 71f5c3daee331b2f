package io.tillgate.auth.policy;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.account.ServiceToken;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.StoredClient;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Determines whether a client and an account may keep their tokens: the client is enabled, the account active and not
 * locked. This service itself always may. Memory suffices to confirm it; otherwise the database decides.
 */
@ApplicationScoped
public class Standing {
    private final Pool pool;
    private final ClientRepository clients;
    private final AccountRepository accounts;
    private final Clock clock;

    Standing(Pool pool, ClientRepository clients, AccountRepository accounts, Clock clock) {
        this.pool = pool;
        this.clients = clients;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Returns whether the standing of a client is good, and that of an account unless it is null. */
    public Uni<Boolean> isGood(String clientId, @Nullable UUID accountId) {
        return Uni.combine()
                .all()
                .unis(isGood(clientId), accountId == null ? Uni.createFrom().item(true) : isGood(accountId))
                .with((client, account) -> client && account);
    }

    private Uni<Boolean> isGood(String clientId) {
        return clientId.equals(ServiceToken.CLIENT_ID) || isEnabled(clients.remembered(clientId))
                ? Uni.createFrom().item(true)
                : clients.find(pool, clientId).map(Standing::isEnabled);
    }

    private Uni<Boolean> isGood(UUID accountId) {
        return isActive(accounts.remembered(accountId))
                ? Uni.createFrom().item(true)
                : accounts.find(pool, accountId).map(this::isActive);
    }

    private static boolean isEnabled(Optional<StoredClient> client) {
        return client.filter(found -> found.client().isEnabled()).isPresent();
    }

    private boolean isActive(Optional<Account> account) {
        return account.filter(found -> found.isActive() && !found.isLockedAt(clock.instant()))
                .isPresent();
    }
}
