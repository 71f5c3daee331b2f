package io.tillgate.auth.support.startup;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.scope.ScopeRepository;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once scope definitions have been received from Kafka, because no token can be issued without any. They are
 * stored in the database, so that a later start does not need Kafka.
 */
@Readiness
@ApplicationScoped
public class ScopeProjectionReadiness implements AsyncHealthCheck {
    private final Pool pool;
    private final ScopeRepository scopes;

    ScopeProjectionReadiness(Pool pool, ScopeRepository scopes) {
        this.pool = pool;
        this.scopes = scopes;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return scopes.activeNamespaces(pool)
                .map(known -> HealthCheckResponse.builder()
                        .name("scope definitions")
                        .withData("known", known.size())
                        .status(!known.isEmpty())
                        .build());
    }
}
