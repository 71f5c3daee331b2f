package io.tillgate.auth.client;

import com.nimbusds.jose.jwk.JWKSet;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.outbound.OutboundClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of clients: registered as they are, or fetched from their {@code jwks_uri}. What was fetched is kept for
 * a while, a failure too, so that nobody makes this service call an address more often than its settings say. Safe for
 * concurrent use.
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

    /** A look at an address: when it began, and what it gives or gave; {@code succeeded} only once it did. */
    private static final class Fetch {
        private final Instant startedAt;
        private final Uni<JWKSet> keys;
        private volatile @Nullable JWKSet succeeded;

        private Fetch(Instant startedAt, Uni<JWKSet> source) {
            this.startedAt = startedAt;
            this.keys = source.invoke(found -> succeeded = found).memoize().indefinitely();
        }
    }

    /**
     * A client's keys, none where it has registered none. Fails with
     * {@link io.tillgate.auth.support.outbound.OutboundException} if they cannot be fetched and never were, with
     * {@link IllegalArgumentException} if what is there is no JWK set.
     */
    public Uni<JWKSet> of(RegisteredClient client) {
        return keys(client, false);
    }

    /** The same after a key was missing: fetched again, unless that was done within the interval that is configured. */
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
        boolean isOld = missed || fetch.succeeded == null;
        Instant until = fetch.startedAt.plus(isOld ? config.refetchInterval() : config.cacheLifetime());
        return clock.instant().isBefore(until);
    }

    /** What was known before stays good while the address gives nothing. */
    private Fetch begin(URI address, @Nullable Fetch last) {
        JWKSet before = last == null ? null : last.succeeded;
        Uni<JWKSet> source = outbound.get(address).map(ClientKeySet::parse);
        return new Fetch(
                clock.instant(), before == null ? source : source.onFailure().recoverWithItem(before));
    }
}
