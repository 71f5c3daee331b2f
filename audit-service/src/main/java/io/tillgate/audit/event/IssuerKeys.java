package io.tillgate.audit.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * Caches the issuer's public keys (RFC 7517). A fetch adds keys, so that records which waited can be verified after the
 * issuer has withdrawn their key. A revoked key is removed for good. If a fetch fails, the known keys stay and the
 * fetch is retried. An unknown key id triggers a new fetch; fetches are spaced, so that forged ids do not overload the
 * issuer. Safe for concurrent use; concurrent callers may fetch in parallel.
 */
@ApplicationScoped
class IssuerKeys {
    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_KEYS = 200;

    private final WebClient http;
    private final URI url;
    private final Duration interval;
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private volatile Map<String, JsonWebKey> keys = Map.of();
    private volatile long nextFetch = System.nanoTime();

    IssuerKeys(Vertx vertx, ReadingConfig config) {
        this.http = WebClient.create(vertx);
        this.url = config.jwksUrl();
        this.interval = config.jwksInterval();
    }

    /** Returns all known keys by id. If a requested key is unknown, fetches the keys first, with retries. */
    Uni<Map<String, JsonWebKey>> including(Set<String> keyIds) {
        if (keys.keySet().containsAll(keyIds)) {
            return Uni.createFrom().item(keys);
        }
        return Uni.createFrom()
                .deferred(this::pause)
                .chain(this::fetch)
                .onFailure()
                .invoke(e -> LOG.warnf("Cannot fetch keys from %s; revocations are waiting: %s", url, e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(interval, interval)
                .indefinitely();
    }

    private Uni<Void> pause() {
        long wait = nextFetch - System.nanoTime();
        Uni<Void> now = Uni.createFrom().voidItem();
        return wait <= 0 ? now : now.onItem().delayIt().by(Duration.ofNanos(wait));
    }

    private Uni<Map<String, JsonWebKey>> fetch() {
        return http.getAbs(url.toString())
                .putHeader("Accept", "application/jwk-set+json, application/json")
                .timeout(TIMEOUT.toMillis())
                .send()
                .map(IssuerKeys::parse)
                .map(this::take);
    }

    private synchronized Map<String, JsonWebKey> take(Map<String, JsonWebKey> fetched) {
        keys = usable(fetched);
        nextFetch = System.nanoTime() + interval.toNanos();
        return keys;
    }

    /** Removes a compromised key: records that it signs from now on may be forged. */
    synchronized void revoke(String keyId) {
        revoked.add(keyId);
        keys = usable(Map.of());
    }

    private Map<String, JsonWebKey> usable(Map<String, JsonWebKey> fetched) {
        Map<String, JsonWebKey> all = keys.size() < MAX_KEYS ? new HashMap<>(keys) : new HashMap<>();
        all.putAll(fetched);
        all.keySet().removeAll(revoked);
        return Map.copyOf(all);
    }

    private static Map<String, JsonWebKey> parse(HttpResponse<Buffer> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        try {
            return new JsonWebKeySet(response.bodyAsString())
                    .getJsonWebKeys().stream()
                            .filter(key -> key.getKeyId() != null)
                            .collect(Collectors.toUnmodifiableMap(JsonWebKey::getKeyId, key -> key, (a, b) -> b));
        } catch (JoseException e) {
            throw new IllegalStateException("the response is not a JWK Set", e);
        }
    }
}
