package io.tillgate.auth.oauth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.apikey.ApiKeyConfig;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.apikey.ApiKeySecret;
import io.tillgate.auth.policy.ModuleGate;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Determines whether an API key is valid and which scopes it has now. Records the last use of each key, at most once
 * per interval.
 */
@ApplicationScoped
public class ApiKeyInspector {
    private static final Logger LOG = Logger.getLogger(ApiKeyInspector.class);

    private final Pool pool;
    private final ApiKeyRepository keys;
    private final AccountRepository accounts;
    private final ModuleGate gate;
    private final ApiKeyConfig config;
    private final Clock clock;

    ApiKeyInspector(
            Pool pool,
            ApiKeyRepository keys,
            AccountRepository accounts,
            ModuleGate gate,
            ApiKeyConfig config,
            Clock clock) {
        this.pool = pool;
        this.keys = keys;
        this.accounts = accounts;
        this.gate = gate;
        this.config = config;
        this.clock = clock;
    }

    /** Returns the key; empty if the value is no API key, or the key is not live, or its account may not hold it. */
    public Uni<Optional<ActiveKey>> inspect(String sent) {
        Optional<ApiKeySecret> secret = ApiKeySecret.parse(sent);
        if (secret.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom().deferred(() -> {
            // Taken before the first read, so that a revocation during the reads counts as later.
            Instant now = clock.instant();
            return keys.find(pool, secret.get(), now)
                    .flatMap(key -> key.isEmpty() ? Uni.createFrom().item(Optional.empty()) : inspect(key.get(), now));
        });
    }

    private Uni<Optional<ActiveKey>> inspect(ApiKey key, Instant now) {
        return accounts.find(pool, key.accountId())
                .map(found -> found.filter(gate::admits))
                .flatMap(account -> account.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : active(key, account.get(), now).call(() -> noteUse(key, now)));
    }

    private Uni<Optional<ActiveKey>> active(ApiKey key, Account account, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        Instant asOf = second.isBefore(account.tokensNotBefore()) ? account.tokensNotBefore() : second;
        return gate.narrow(pool, account, key.scopes())
                .map(scopes -> Optional.of(new ActiveKey(key, account, scopes, asOf)));
    }

    private Uni<Void> noteUse(ApiKey key, Instant now) {
        @Nullable Instant noted = key.lastUsedAt();
        Instant notedBefore = now.minus(config.lastUsedInterval());
        if (noted != null && noted.isAfter(notedBefore)) {
            return Uni.createFrom().voidItem();
        }
        return keys.used(pool, key.id(), now, notedBefore)
                .onFailure()
                .invoke(e -> LOG.warn("The last use of an API key could not be recorded", e))
                .onFailure()
                .recoverWithNull();
    }
}
