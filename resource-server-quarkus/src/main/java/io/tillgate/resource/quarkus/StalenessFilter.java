package io.tillgate.resource.quarkus;

import io.tillgate.resource.staleness.StalenessGate;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request with a token once the knowledge of revocations is too old for the scopes that the matched resource
 * method asks for; a method that asks for none has the limit of everything else. Only while knowledge is older than the
 * shortest limit does anybody look.
 */
@Singleton
class StalenessFilter {
    private static final String STALE = StalenessFilter.class.getName();

    private final Provider<StalenessGate> gate;
    private final Map<Matched, RequiredScopes> known = new ConcurrentHashMap<>();

    /** Filters are made while the application is built, before it has its configuration. */
    StalenessFilter(Provider<StalenessGate> gate) {
        this.gate = gate;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    Optional<Response> refuse(ResourceInfo resource, RoutingContext context) {
        if (context.get(STALE) == null || gate.get().permits(scopes(resource).scopes())) {
            return Optional.empty();
        }
        return Optional.of(RefusalMappers.response(Refusal.UNAVAILABLE));
    }

    /** Notes that a token was accepted on knowledge that is not good enough for everything. */
    static void noteStale(RoutingContext context, StalenessGate gate) {
        if (!gate.permitsEverything()) {
            context.put(STALE, true);
        }
    }

    private RequiredScopes scopes(ResourceInfo resource) {
        return known.computeIfAbsent(
                new Matched(resource.getResourceClass(), resource.getResourceMethod()),
                matched -> RequiredScopes.of(resource));
    }

    private record Matched(
            @Nullable Class<?> type, @Nullable Method method) {}
}
