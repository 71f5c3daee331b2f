package io.tillgate.auth.policy;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.scope.Scope;
import io.tillgate.auth.scope.ScopeDisplay;
import io.tillgate.auth.scope.ScopeRepository;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which scopes an account may give a module by an API key, as {@link TokenRequestPolicy} does for clients. It
 * is called when the consent page is shown, when the key is issued and at each check of the key.
 */
@ApplicationScoped
public class ModuleGate {
    private final ScopeRepository scopes;
    private final Clock clock;

    ModuleGate(ScopeRepository scopes, Clock clock) {
        this.scopes = scopes;
        this.clock = clock;
    }

    /** Returns whether an account may issue and use API keys. */
    public boolean admits(Account account) {
        return account.isActive() && !account.isLockedAt(clock.instant());
    }

    /** Returns for each scope, in order, whether an account may grant it and, if not, why. */
    public Uni<List<ScopeVerdict>> judge(Pool pool, Account account, List<String> asked) {
        return scopes.active(pool, asked).flatMap(active -> judge(pool, account, asked, active));
    }

    /** Returns the same, as a transaction sees it. */
    public Uni<List<ScopeVerdict>> judgeInTransaction(SqlClient tx, Account account, List<String> asked) {
        return scopes.activeInTransaction(tx, asked).flatMap(active -> judge(tx, account, asked, active));
    }

    private Uni<List<ScopeVerdict>> judge(
            SqlClient db, Account account, List<String> asked, Map<String, Scope> active) {
        return scopes.displays(db, asked)
                .map(known -> asked.stream()
                        .map(scope -> judge(scope, active.get(scope), known.get(scope), account))
                        .toList());
    }

    /** Returns those of a key's scopes that its account may grant now. Memory may grant all, but not refuse one. */
    public Uni<List<String>> narrow(Pool pool, Account account, List<String> held) {
        return scopes.catalogue(pool).flatMap(catalogue -> {
            List<String> granted = granted(catalogue.active(), account, held);
            return granted.size() == held.size()
                    ? Uni.createFrom().item(granted)
                    : scopes.active(pool, held).map(active -> granted(active, account, held));
        });
    }

    private static List<String> granted(Map<String, Scope> active, Account account, List<String> held) {
        return held.stream()
                .filter(scope -> active.containsKey(scope) && active.get(scope).givenByKey(account.groups()))
                .toList();
    }

    private static ScopeVerdict judge(
            String name, @Nullable Scope scope, @Nullable ScopeDisplay known, Account account) {
        if (scope == null) {
            boolean isReserved = known == null && ProtocolScopes.ALL.contains(name);
            return new ScopeVerdict(name, isReserved ? ScopeRefusal.RESERVED : missing(known), Set.of());
        }
        if (scope.givenByKey(account.groups())) {
            return new ScopeVerdict(name, null, scope.groups());
        }
        return new ScopeVerdict(name, refusal(scope), scope.groups());
    }

    private static ScopeRefusal refusal(Scope scope) {
        if (scope.clientsOnly()) {
            return ScopeRefusal.CLIENTS_ONLY;
        }
        return scope.apiKeys() ? ScopeRefusal.GROUP : ScopeRefusal.NO_API_KEYS;
    }

    private static ScopeRefusal missing(@Nullable ScopeDisplay known) {
        return known == null ? ScopeRefusal.UNKNOWN : ScopeRefusal.RETIRED;
    }
}
