package io.tillgate.auth.policy;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.scope.Scope;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.resource.RecentSignIn;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Requires a recent sign-in for consent to grave scopes; an open browser is not enough. */
@ApplicationScoped
public class GraveScopes {
    private final ScopeRepository scopes;
    private final RecentSignIn recentSignIn;

    GraveScopes(ScopeRepository scopes, RecentSignIn recentSignIn) {
        this.scopes = scopes;
        this.recentSignIn = recentSignIn;
    }

    /** Returns whether consent to these scopes needs a newer sign-in than that of a time. */
    public Uni<Boolean> askForNewerSignIn(Pool pool, List<String> asked, Instant authTime) {
        return recentSignIn.isRecent(authTime)
                ? Uni.createFrom().item(false)
                : scopes.active(pool, asked)
                        .map(active -> active.values().stream().anyMatch(Scope::grave));
    }
}
