package io.tillgate.auth.policy;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.scope.Scope;
import io.tillgate.auth.scope.ScopeDisplay;
import io.tillgate.auth.scope.ScopeRepository;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link TokenRequestPolicy} for modules, which are no clients: it decides what an account may give one by an API key. It is
 * asked when the consent page is shown, when the key is made, and each time that the key is checked.
 */
@ApplicationScoped
public class ModuleGate {
    private final ScopeRepository scopes;
    private final Clock clock;

    ModuleGate(ScopeRepository scopes, Clock clock) {
        this.scopes = scopes;
        this.clock = clock;
    }

    /** Whether an account may give anything, and what it gave counts. */
    public boolean admits(Account account) {
        return account.isActive() && !account.isLockedAt(clock.instant());
    }

    /** Which of some scopes an account may give, and why not the others; in their order. */
    public Uni<List<ScopeVerdict>> judge(SqlClient db, Account account, List<String> asked) {
        return scopes.active(db, asked)
                .flatMap(active -> scopes.displays(db, asked)
                        .map(known -> asked.stream()
                                .map(scope -> judge(scope, active.get(scope), known.get(scope), account))
                                .toList()));
    }

    /** What of a key's scopes its account may give now. */
    public Uni<List<String>> narrow(SqlClient db, Account account, List<String> held) {
        return scopes.active(db, held)
                .map(active -> held.stream()
                        .filter(scope ->
                                active.containsKey(scope) && active.get(scope).givenByKey(account.groups()))
                        .toList());
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
