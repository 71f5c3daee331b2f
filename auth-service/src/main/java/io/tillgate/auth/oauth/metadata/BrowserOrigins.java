package io.tillgate.auth.oauth.metadata;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The origins of browser clients: those of the redirect URIs of enabled public clients. A loopback address that is
 * registered without a port is allowed with any port (RFC 8252 section 7.3).
 */
@ApplicationScoped
class BrowserOrigins {
    private static final Duration REFRESH = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Uni<Set<String>> known;

    BrowserOrigins(Pool pool) {
        this.known = pool.preparedQuery("""
                        SELECT DISTINCT address FROM client, unnest(redirect_uris) AS address
                        WHERE status = 'enabled' AND token_endpoint_auth_method = 'none' AND address LIKE 'http%'
                        LIMIT $1""")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(MOST))
                .map(rows -> {
                    Set<String> origins = new HashSet<>();
                    rows.forEach(row -> of(row.getString(0)).ifPresent(origins::add));
                    return Set.copyOf(origins);
                })
                .memoize()
                .atLeast(REFRESH);
    }

    /** Returns whether pages of an origin may call. A change of the clients takes effect within seconds. */
    Uni<Boolean> allow(String origin) {
        @Nullable String withoutPort = loopbackWithoutPort(origin);
        return known.map(origins -> origins.contains(origin) || (withoutPort != null && origins.contains(withoutPort)));
    }

    /** Returns the origin of an address, as browsers write it. */
    static Optional<String> of(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            boolean isDefaultPort = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                    + (isDefaultPort ? "" : ":" + uri.getPort()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String loopbackWithoutPort(String origin) {
        for (String loopback : new String[] {"http://127.0.0.1", "http://[::1]"}) {
            if (origin.startsWith(loopback + ":")) {
                return loopback;
            }
        }
        return null;
    }
}
