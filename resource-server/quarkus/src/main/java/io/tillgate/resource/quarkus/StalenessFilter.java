package io.tillgate.resource.quarkus;

import io.tillgate.resource.staleness.StalenessGate;
import io.vertx.ext.web.RoutingContext;
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
 * Refuses a request if the knowledge of revocations is too old for the scopes that the matched resource method
 * requires; a method without scopes has the general limit. The scopes are determined only while the knowledge is older
 * than the shortest limit.
 */
@Singleton
class StalenessFilter {
    private static final String STALE = StalenessFilter.class.getName();

    private final Map<Matched, RequiredScopes> known = new ConcurrentHashMap<>();

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    Optional<Response> refuse(ResourceInfo resource, RoutingContext context) {
        return context.get(STALE) instanceof StalenessGate gate
                        && !gate.permits(scopes(resource).scopes())
                ? Optional.of(RefusalMappers.response(Refusal.UNAVAILABLE))
                : Optional.empty();
    }

    /** Notes the gate of a token that was accepted on knowledge that is too old for some scopes. */
    static void noteStale(RoutingContext context, StalenessGate gate) {
        if (!gate.permitsEverything()) {
            context.put(STALE, gate);
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
