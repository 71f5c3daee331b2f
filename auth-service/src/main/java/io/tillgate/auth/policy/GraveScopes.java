package io.tillgate.auth.policy;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.scope.Scope;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.resource.RecentSignIn;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Lets scopes that are grave be allowed only by who signed in a short while ago: an open browser is not enough. */
@ApplicationScoped
public class GraveScopes {
    private final ScopeRepository scopes;
    private final RecentSignIn recentSignIn;

    GraveScopes(ScopeRepository scopes, RecentSignIn recentSignIn) {
        this.scopes = scopes;
        this.recentSignIn = recentSignIn;
    }

    /** Whether some scopes take a newer sign-in than one of a time. */
    public Uni<Boolean> askForNewerSignIn(SqlClient db, List<String> asked, Instant authTime) {
        return recentSignIn.isRecent(authTime)
                ? Uni.createFrom().item(false)
                : scopes.active(db, asked)
                        .map(active -> active.values().stream().anyMatch(Scope::grave));
    }
}
