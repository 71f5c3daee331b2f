package io.tillgate.auth.key;

import com.nimbusds.jose.jwk.JWK;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Creates, encrypts and loads the issuer's keys. The first start creates the first key of each algorithm; every
 * instance loads all keys and reloads them when they change.
 */
@ApplicationScoped
public class KeyStore {
    private static final int SECRET_BYTES = 32;
    static final String SIGNING_KEY = "signing-key";
    private static final Duration UNKNOWN_KEY_INTERVAL = Duration.ofSeconds(1);

    private final Pool pool;
    private final KeyRepository repository;
    private final MasterKey masterKey;
    private final SecretReencryption renewal;
    private final KeyRing ring;
    private final KeysConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong lastUnknownMillis = new AtomicLong();

    KeyStore(
            Pool pool,
            KeyRepository repository,
            MasterKey masterKey,
            SecretReencryption renewal,
            KeyRing ring,
            KeysConfig config,
            Clock clock) {
        this.pool = pool;
        this.repository = repository;
        this.masterKey = masterKey;
        this.renewal = renewal;
        this.ring = ring;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Loads the {@link KeyRing}. Missing keys are created first, once even if several instances start together; secrets
     * under another key-encryption key are re-encrypted.
     */
    public Uni<Void> load() {
        return renewal.run()
                .chain(this::addFirstKeys)
                .chain(() -> secret("secret-hash"))
                .flatMap(secretHash -> secret("refresh-token")
                        .flatMap(refreshToken -> published().invoke(keys -> ring.load(keys, secretHash, refreshToken))))
                .replaceWithVoid();
    }

    /** Reloads the keys, for those added or removed since. */
    public Uni<Void> reload() {
        return published().invoke(ring::replace).replaceWithVoid();
    }

    /**
     * Reloads the keys for an unknown {@code kid}, which another instance may have created; at most once per second, to
     * limit the cost of invented ids. Does nothing if the key is known.
     *
     * @return whether the keys were reloaded
     */
    public Uni<Boolean> reloadFor(String keyId) {
        long last = lastUnknownMillis.get();
        long now = clock.millis();
        boolean due = ring.signingKeys().byId(keyId) == null
                && now - last >= UNKNOWN_KEY_INTERVAL.toMillis()
                && lastUnknownMillis.compareAndSet(last, now);
        return due ? reload().replaceWith(true) : Uni.createFrom().item(false);
    }

    /** Generates a key on a worker thread; does not store it. */
    public Uni<StoredKey> generate(SigningAlgorithm algorithm, long generation, Instant activatesAt) {
        return Uni.createFrom()
                .item(() -> {
                    JWK jwk = algorithm.generate();
                    byte[] sealed =
                            masterKey.encrypt(SIGNING_KEY, jwk.toJSONString().getBytes(StandardCharsets.UTF_8));
                    return new StoredKey(
                            jwk.getKeyID(),
                            algorithm,
                            generation,
                            clock.instant(),
                            activatesAt,
                            null,
                            null,
                            Buffer.buffer(sealed));
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Decrypts a key. */
    public SigningKey open(StoredKey key) {
        String jwk =
                new String(masterKey.decrypt(SIGNING_KEY, key.encryptedJwk().getBytes()), StandardCharsets.UTF_8);
        try {
            return SigningKey.open(key.algorithm(), key.generation(), key.activatesAt(), JWK.parse(jwk));
        } catch (ParseException e) {
            throw new IllegalStateException("the database contains a signing key that is not a JWK", e);
        }
    }

    private Uni<SigningKeys> published() {
        return repository.all(pool).map(history -> {
            SigningKeys known = ring.signingKeys();
            List<StoredKey> published = history.published(clock.instant().minus(config.retention()));
            return new SigningKeys(
                    published.stream().map(key -> open(key, known)).toList());
        });
    }

    /** Decryption is slow: keys that are loaded already are reused. */
    private SigningKey open(StoredKey stored, SigningKeys known) {
        return Optional.ofNullable(known.byId(stored.id()))
                .map(key ->
                        key.activatesAt().equals(stored.activatesAt()) ? key : key.activatingAt(stored.activatesAt()))
                .orElseGet(() -> open(stored));
    }

    private Uni<Void> addFirstKeys() {
        return repository
                .all(pool)
                .flatMap(history -> Multi.createFrom()
                        .iterable(Arrays.stream(SigningAlgorithm.values())
                                .filter(algorithm -> history.newest(algorithm).isEmpty())
                                .toList())
                        .onItem()
                        .transformToUniAndConcatenate(
                                algorithm -> generate(algorithm, history.nextGeneration(algorithm), clock.instant())
                                        .flatMap(key -> repository.add(pool, key)))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<byte[]> secret(String purpose) {
        byte[] fresh = new byte[SECRET_BYTES];
        random.nextBytes(fresh);
        return pool.preparedQuery("INSERT INTO secret_key (purpose, key_encrypted) VALUES ($1, $2)"
                        + " ON CONFLICT (purpose) DO NOTHING")
                .execute(Tuple.of(purpose, Buffer.buffer(masterKey.encrypt(purpose, fresh))))
                .flatMap(inserted -> pool.preparedQuery("SELECT key_encrypted FROM secret_key WHERE purpose = $1")
                        .execute(Tuple.of(purpose)))
                .map(rows -> masterKey.decrypt(
                        purpose,
                        rows.iterator().next().getDelegate().getBuffer(0).getBytes()));
    }
}
