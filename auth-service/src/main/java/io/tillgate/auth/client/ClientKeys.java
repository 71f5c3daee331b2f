package io.tillgate.auth.client;

import com.nimbusds.jose.jwk.JWKSet;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.outbound.OutboundClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Provides the public keys of clients, registered or fetched from their {@code jwks_uri}. Keys and failures are cached,
 * so that callers cannot cause more requests to an address than configured. Safe for concurrent use.
 */
@ApplicationScoped
public class ClientKeys {
    private static final JWKSet NONE = new JWKSet();

    private final OutboundClient outbound;
    private final ClientKeysConfig config;
    private final Clock clock;
    private final Map<URI, Fetch> fetches = new ConcurrentHashMap<>();

    ClientKeys(OutboundClient outbound, ClientKeysConfig config, Clock clock) {
        this.outbound = outbound;
        this.config = config;
        this.clock = clock;
    }

    /** A fetch from an address; if it fails, the keys fetched before remain valid. */
    private static final class Fetch {
        private final Instant startedAt;
        private final Uni<JWKSet> keys;
        private volatile @Nullable JWKSet known;
        private volatile boolean succeeded;

        private Fetch(Instant startedAt, Uni<JWKSet> source, @Nullable JWKSet before) {
            this.startedAt = startedAt;
            this.known = before;
            Uni<JWKSet> fetched = source.invoke(found -> {
                known = found;
                succeeded = true;
            });
            this.keys = (before == null ? fetched : fetched.onFailure().recoverWithItem(before))
                    .memoize()
                    .indefinitely();
        }
    }

    /**
     * Returns a client's keys; empty if it has registered none. Fails with
     * {@link io.tillgate.auth.support.outbound.OutboundException} if they cannot be fetched and never were, and with
     * {@link IllegalArgumentException} if the response is no JWK set.
     */
    public Uni<JWKSet> of(RegisteredClient client) {
        return keys(client, false);
    }

    /** Returns the keys after a key was missing: fetched again, unless within the configured interval. */
    public Uni<JWKSet> refetched(RegisteredClient client) {
        return keys(client, true);
    }

    private Uni<JWKSet> keys(RegisteredClient client, boolean missed) {
        String own = client.jwks();
        URI address = client.jwksUri();
        if (own != null) {
            return Uni.createFrom().item(() -> ClientKeySet.parse(own));
        }
        return address == null ? Uni.createFrom().item(NONE) : fetched(address, missed);
    }

    private Uni<JWKSet> fetched(URI address, boolean missed) {
        Fetch fetch = fetches.compute(address, (uri, last) -> isFresh(last, missed) ? last : begin(uri, last));
        if (fetches.size() > config.maxCached()) {
            fetches.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().startedAt))
                    .ifPresent(oldest -> fetches.remove(oldest.getKey(), oldest.getValue()));
        }
        return fetch.keys;
    }

    private boolean isFresh(@Nullable Fetch fetch, boolean missed) {
        if (fetch == null) {
            return false;
        }
        Duration interval = config.refetchInterval();
        Duration lifetime = config.cacheLifetime();
        boolean isDoubtful = missed || !fetch.succeeded || lifetime.compareTo(interval) < 0;
        Instant until = fetch.startedAt.plus(isDoubtful ? interval : lifetime);
        Instant now = clock.instant();
        return now.isBefore(until) && !now.isBefore(fetch.startedAt); // before it, the clock was set back
    }

    private Fetch begin(URI address, @Nullable Fetch last) {
        Uni<JWKSet> source = outbound.get(address).map(ClientKeySet::parse);
        return new Fetch(clock.instant(), source, last == null ? null : last.known);
    }
}
