package io.tillgate.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.RealServers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@SuppressWarnings("NullAway.Init")
class KeyEncryptionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SCHEMA = "key_encryption";

    @TempDir
    Path directory;

    @Inject
    Vertx vertx;

    @Inject
    Pool shared;

    @Inject
    KeysConfig config;

    @Inject
    Clock clock;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String database;

    private Pool pool;
    private Path first;
    private Path second;

    /** Tables as the service's own, in a schema beside them, since the service goes on with the key that it has. */
    @BeforeEach
    void tables() throws IOException {
        first = keyFile("first", 1);
        second = keyFile("second", 2);
        await(shared.query("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE").execute());
        await(shared.query("CREATE SCHEMA " + SCHEMA).execute());
        for (String table : List.of("signing_key", "secret_key")) {
            await(shared.query("CREATE TABLE " + SCHEMA + "." + table + " (LIKE public." + table + " INCLUDING ALL)")
                    .execute());
        }
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(PgConnectOptions.fromUri(database)
                        .setUser("auth")
                        .setPassword("auth")
                        .addProperty("search_path", SCHEMA))
                .using(vertx)
                .build();
    }

    @AfterEach
    void close() {
        await(pool.close());
    }

    @Test
    @DisplayName("A new key-encryption key takes over: the same keys decrypt, and the former one is no longer needed")
    void change() {
        Opened before = new Opened(first);
        Set<String> sealed = sealed();

        Opened between = new Opened(second, first);
        assertThat(sealed()).hasSameSizeAs(sealed).doesNotContainAnyElementsOf(sealed);
        Opened after = new Opened(second);

        assertThat(between.tell()).isEqualTo(before.tell());
        assertThat(after.tell()).isEqualTo(before.tell());
        assertThatThrownBy(() -> new Opened(first)).hasMessageContaining("that neither " + MasterKey.SETTING);
    }

    @Test
    @DisplayName("Without the former key-encryption key nothing is changed or generated")
    void tooEarly() {
        new Opened(first);
        Set<String> sealed = sealed();

        assertThatThrownBy(() -> new Opened(second))
                .hasMessageContaining("that neither " + MasterKey.SETTING + " nor " + MasterKey.OTHERS_SETTING);

        assertThat(sealed()).isEqualTo(sealed);
    }

    @Test
    @DisplayName("An instance that has the next key-encryption key can read values already encrypted with it")
    void rolling() {
        Opened before = new Opened(first, second);
        Opened ahead = new Opened(second, first);
        Opened behind = new Opened(first, second);

        assertThat(ahead.tell()).isEqualTo(before.tell());
        assertThat(behind.tell()).isEqualTo(before.tell());
    }

    @Test
    @DisplayName(
            "Instances that start at once with the new key-encryption key encrypt everything once and open the same")
    void race() {
        Opened before = new Opened(first);

        List<Opened> together = Stream.generate(() -> new Opened(List.of(second, first)))
                .limit(4)
                .toList();
        await(Uni.join()
                .all(together.stream().map(each -> each.store.load()).toList())
                .andFailFast());

        assertThat(together).allSatisfy(each -> assertThat(each.tell()).isEqualTo(before.tell()));
        assertThat(new Opened(second).tell()).isEqualTo(before.tell());
    }

    /** Every secret as the database has it. */
    private Set<String> sealed() {
        Set<String> sealed = Stream.of(
                        "SELECT encode(jwk_encrypted, 'hex') FROM signing_key",
                        "SELECT encode(key_encrypted, 'hex') FROM secret_key")
                .flatMap(query ->
                        StreamSupport.stream(await(pool.query(query).execute()).spliterator(), false))
                .map(row -> row.getString(0))
                .collect(Collectors.toSet());
        assertThat(sealed).hasSize(SigningAlgorithm.values().length + 2);
        return sealed;
    }

    private Path keyFile(String name, int filling) throws IOException {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return Files.writeString(directory.resolve(name), Base64.getEncoder().encodeToString(key));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    /** The keys of an instance that has started with these files, the one that encrypts first. */
    private final class Opened {
        private final KeyRing ring = new KeyRing(clock);
        private final KeyStore store;

        Opened(Path... files) {
            this(List.of(files));
            await(store.load());
        }

        Opened(List<Path> files) {
            MasterKey masterKey = new MasterKey(settings(files));
            store = new KeyStore(
                    pool, new KeyRepository(), masterKey, new SecretReencryption(pool, masterKey), ring, config, clock);
        }

        /** What tells keys from other keys. */
        List<Object> tell() {
            return List.of(
                    Set.copyOf(ring.keyIds()),
                    Base64.getEncoder().encodeToString(ring.secretHash().of("a secret")),
                    Base64.getEncoder().encodeToString(ring.refreshTokenSeal().of("a token")));
        }

        private AuthConfig settings(List<Path> files) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "tillgate.issuer",
                    "http://localhost",
                    "tillgate.auth.user-service-url",
                    "http://localhost",
                    "tillgate.auth.scope-registry-url",
                    "http://localhost",
                    MasterKey.SETTING,
                    files.get(0).toString()));
            if (files.size() > 1) {
                settings.put(MasterKey.OTHERS_SETTING, files.get(1).toString());
            }
            SmallRyeConfig built = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(new PropertiesConfigSource(settings, "test"))
                    .withMapping(AuthConfig.class)
                    .build();
            return built.getConfigMapping(AuthConfig.class);
        }
    }
}
