package io.tillgate.auth.oauth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.apikey.ApiKeyConfig;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.apikey.ApiKeySecret;
import io.tillgate.auth.policy.ModuleGate;
import io.tillgate.auth.revocation.event.LiveRevocations;
import io.tillgate.resource.token.VerifiedToken;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final LiveRevocations revocations;
    private final ModuleGate gate;
    private final ApiKeyConfig config;
    private final Clock clock;

    ApiKeyInspector(
            Pool pool,
            ApiKeyRepository keys,
            AccountRepository accounts,
            LiveRevocations revocations,
            ModuleGate gate,
            ApiKeyConfig config,
            Clock clock) {
        this.pool = pool;
        this.keys = keys;
        this.accounts = accounts;
        this.revocations = revocations;
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
            return key(secret.get(), now)
                    .flatMap(key -> key.isEmpty() ? Uni.createFrom().item(Optional.empty()) : inspect(key.get(), now));
        });
    }

    /** Returns the live key from memory, unless one of its revocations is noted; otherwise from the database. */
    private Uni<Optional<ApiKey>> key(ApiKeySecret secret, Instant now) {
        Optional<ApiKey> remembered =
                keys.remembered(secret, now).filter(key -> revocations.clears(revocable(key, now)));
        return remembered.isPresent() ? Uni.createFrom().item(remembered) : keys.find(pool, secret, now);
    }

    private static VerifiedToken revocable(ApiKey key, Instant now) {
        Instant expiresAt = key.expiresAt() == null ? Instant.MAX : key.expiresAt();
        String account = key.accountId().toString();
        String id = key.id().toString();
        Set<String> scopes = new HashSet<>(key.scopes());
        return new VerifiedToken(
                "", key.name(), account, key.name(), null, id, null, scopes, Set.of(), now, expiresAt, null);
    }

    private Uni<Optional<ActiveKey>> inspect(ApiKey key, Instant now) {
        return account(key.accountId())
                .flatMap(account -> account.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : active(key, account.get(), now).call(() -> noteUse(key, now)));
    }

    /** Returns the account if it may hold keys. */
    private Uni<Optional<Account>> account(UUID id) {
        Optional<Account> remembered = accounts.remembered(id).filter(gate::admits);
        return remembered.isPresent()
                ? Uni.createFrom().item(remembered)
                : accounts.find(pool, id).map(found -> found.filter(gate::admits));
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
