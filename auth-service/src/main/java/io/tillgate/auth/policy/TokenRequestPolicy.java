package io.tillgate.auth.policy;

import static io.tillgate.auth.support.error.OAuthErrorCode.INVALID_CLIENT;
import static io.tillgate.auth.support.error.OAuthErrorCode.INVALID_SCOPE;
import static io.tillgate.auth.support.error.OAuthErrorCode.INVALID_TARGET;
import static io.tillgate.auth.support.error.OAuthErrorCode.UNAUTHORIZED_CLIENT;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.scope.Scope;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.support.error.OAuthException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a client, and the account that it acts for, may receive a token, and which scopes and audience it
 * has. Every token request passes it, the first and each refresh. It denies by default.
 */
@ApplicationScoped
public class TokenRequestPolicy {
    private static final int MAX_SCOPES = 100;

    private final AccountRepository accounts;
    private final ScopeRepository scopes;
    private final Clock clock;

    TokenRequestPolicy(AccountRepository accounts, ScopeRepository scopes, Clock clock) {
        this.accounts = accounts;
        this.scopes = scopes;
        this.clock = clock;
    }

    /**
     * Returns the granted access, or fails with the OAuth error of the refusal.
     *
     * @param grantType the grant type of the request
     * @param account the account that the token is for; null if the client acts for itself
     */
    public Uni<GrantedAccess> admit(
            Pool pool, RegisteredClient client, String grantType, @Nullable Account account, RequestedAccess asked) {
        return admit(
                        id -> accounts.find(pool, id),
                        some -> scopes.active(pool, some),
                        client,
                        grantType,
                        account,
                        asked)
                .map(Admitted::access);
    }

    /**
     * Returns the same, decided from memory as far as it knows the rows. The access must be verified when it is
     * recorded. A refusal may be out of date: {@link #admit} decides it.
     */
    public Uni<DecidedAccess> admitFromMemory(
            Pool pool, RegisteredClient client, String grantType, @Nullable Account account, RequestedAccess asked) {
        return scopes.catalogue(pool)
                .flatMap(catalogue -> admit(
                                id -> accounts.rememberedOrFind(pool, id),
                                some -> Uni.createFrom().item(catalogue.active()),
                                client,
                                grantType,
                                account,
                                asked)
                        .map(admitted -> new DecidedAccess(
                                admitted.access(), admitted.granter().orElse(null), catalogue.version())));
    }

    /** Returns the same, as a transaction sees it; see {@link #admit}. */
    public Uni<GrantedAccess> admitInTransaction(
            SqlClient tx, RegisteredClient client, String grantType, @Nullable Account account, RequestedAccess asked) {
        return admit(
                        id -> accounts.findInTransaction(tx, id),
                        some -> scopes.activeInTransaction(tx, some),
                        client,
                        grantType,
                        account,
                        asked)
                .map(Admitted::access);
    }

    private record Admitted(GrantedAccess access, Optional<Account> granter) {}

    private Uni<Admitted> admit(
            Function<UUID, Uni<Optional<Account>>> owners,
            Function<List<String>, Uni<Map<String, Scope>>> definitions,
            RegisteredClient client,
            String grantType,
            @Nullable Account account,
            RequestedAccess asked) {
        if (!client.isEnabled()) {
            return refuse(OAuthException.of(INVALID_CLIENT, "Client authentication failed"));
        }
        requireGrantType(client, grantType);
        if (asked.scopes() != null && asked.scopes().size() > MAX_SCOPES) {
            return refuse(OAuthException.of(INVALID_SCOPE, "There are more than " + MAX_SCOPES + " scopes"));
        }
        if (account != null && !account.isActive()) {
            return refuse(OAuthException.badCredentials());
        }
        Instant now = clock.instant();
        if (account != null && account.isLockedAt(now)) {
            // Nothing is used up: a refresh token or a code is still valid after the lock.
            return refuse(OAuthException.slowDown(Duration.between(now, account.lockedUntil())));
        }
        List<String> allowedAudience = asked.grant() == null
                ? client.audiences()
                : asked.grant().audience().stream()
                        .filter(client.audiences()::contains)
                        .toList();
        boolean isAllLost = asked.grant() != null
                && allowedAudience.isEmpty()
                && !asked.grant().audience().isEmpty();
        if (isAllLost || !allowedAudience.containsAll(asked.audience())) {
            return refuse(OAuthException.of(INVALID_TARGET, "The client may not request this audience"));
        }
        List<String> audience = asked.audience().isEmpty() ? allowedAudience : asked.audience();
        return granter(owners, client, account)
                .flatMap(granter -> admittedScopes(definitions, client, account, granter, asked)
                        .map(admitted -> new Admitted(new GrantedAccess(admitted, audience), granter)));
    }

    /** Requires that a client may use a grant type, before any work; {@link #admit} checks this too. */
    public void requireGrantType(RegisteredClient client, String grantType) {
        if (!client.grantTypes().contains(grantType)) {
            throw OAuthException.of(UNAUTHORIZED_CLIENT, "The client may not use grant_type " + grantType);
        }
    }

    /** Returns the account whose groups limit the scopes: the given one or an app's owner; empty for other clients. */
    private Uni<Optional<Account>> granter(
            Function<UUID, Uni<Optional<Account>>> owners, RegisteredClient client, @Nullable Account account) {
        if (account != null || client.ownerAccountId() == null) {
            return Uni.createFrom().item(Optional.ofNullable(account));
        }
        return owners.apply(client.ownerAccountId()).map(owner -> {
            if (owner.filter(Account::isActive).isEmpty()) {
                throw OAuthException.of(UNAUTHORIZED_CLIENT, "The owner of this client is not active");
            }
            return owner;
        });
    }

    private Uni<List<String>> admittedScopes(
            Function<List<String>, Uni<Map<String, Scope>>> definitions,
            RegisteredClient client,
            @Nullable Account account,
            Optional<Account> granter,
            RequestedAccess asked) {
        List<String> byDefault =
                asked.grant() == null ? client.defaultScopes() : asked.grant().scopes();
        Set<String> allowed = new HashSet<>(client.scopes());
        if (client.grantTypes().contains("refresh_token")) {
            allowed.add(ProtocolScopes.OFFLINE_ACCESS);
        }
        if (asked.grant() != null) {
            allowed.retainAll(asked.grant().scopes());
        }
        List<String> wanted = asked.scopes() == null ? byDefault : asked.scopes();
        return definitions.apply(wanted).map(active -> {
            Predicate<String> grantable = scope ->
                    (account != null && ProtocolScopes.ALL.contains(scope)) || isGrantable(active, scope, granter);
            Predicate<String> admissible = grantable.and(allowed::contains);
            if (asked.scopes() != null) {
                wanted.stream().filter(admissible.negate()).findFirst().ifPresent(scope -> {
                    throw OAuthException.of(INVALID_SCOPE, "The scope cannot be granted: " + scope);
                });
            }
            return wanted.stream().filter(admissible).distinct().toList();
        });
    }

    private static boolean isGrantable(Map<String, Scope> active, String namespace, Optional<Account> granter) {
        Scope scope = active.get(namespace);
        return scope != null
                && (granter.isEmpty() || scope.grantableBy(granter.get().groups()));
    }

    private static Uni<Admitted> refuse(OAuthException refusal) {
        return Uni.createFrom().failure(refusal);
    }
}
