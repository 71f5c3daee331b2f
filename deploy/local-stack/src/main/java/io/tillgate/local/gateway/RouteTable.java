package io.tillgate.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Maps paths to services. Paths that are not in the table cannot be reached from outside. */
final class RouteTable {
    private static final Map<String, List<String>> PATTERNS = Map.of(
            "user-service", List.of("/users/**", "/activate", "/password-reset/**"),
            "auth-service",
                    List.of(
                            "/auth/**",
                            "/oauth/**",
                            "/apps/**",
                            "/api-keys/**",
                            "/grants/**",
                            "/clients/**",
                            "/keys/**",
                            "/revocations",
                            "/enforcement",
                            "/userinfo",
                            "/.well-known/**",
                            "/sign-in",
                            "/consent",
                            "/device",
                            "/portal/**"),
            "scope-registry", List.of("/scopes/**"),
            "audit-service", List.of("/audit/**"),
            "sample-pos-api", List.of("/api/**"),
            "mail", List.of("/mail/**"));

    /** Additional paths that services call. */
    private static final Map<String, List<String>> INNER_PATTERNS = Map.of(
            "user-service",
                    List.of("/internal/credentials/**", "/internal/accounts/**", "/internal/record-keys/accounts"),
            "scope-registry", List.of("/internal/record-keys/scopes"),
            "auth-service", List.of("/internal/scopes/**"));

    private final List<Route> routes = new ArrayList<>();

    private RouteTable() {}

    /** Returns the table for clients. */
    static RouteTable outer() {
        return new RouteTable().with(PATTERNS);
    }

    /** Returns the table for services. */
    static RouteTable inner() {
        return outer().with(INNER_PATTERNS);
    }

    private RouteTable with(Map<String, List<String>> table) {
        table.forEach((service, patterns) -> patterns.forEach(pattern -> routes.add(Route.of(pattern, service))));
        return this;
    }

    /** Returns the service of a path; empty if there is none, or if servers might interpret the path differently. */
    Optional<String> service(String path) {
        if (!isPlain(path)) {
            return Optional.empty();
        }
        return routes.stream()
                .filter(route -> route.matches(path))
                .map(Route::service)
                .findFirst();
    }

    /**
     * Returns whether no server normalizes the path to another one: it has no plain or encoded dot segments, no empty
     * segments and no backslashes. Otherwise a service could serve a path that the table does not allow.
     */
    private static boolean isPlain(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        boolean odd = lower.contains("//") || lower.contains("\\") || lower.contains("%5c") || lower.contains("%00");
        String decodedDots = lower.replace("%2e", ".").replace("%2f", "/");
        boolean dots = (decodedDots + "/").contains("/./") || (decodedDots + "/").contains("/../");
        return !odd && !dots;
    }
}
