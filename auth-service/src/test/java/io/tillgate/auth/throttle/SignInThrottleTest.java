package io.tillgate.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.RealServers;
import io.tillgate.auth.error.OAuthErrorCode;
import io.tillgate.auth.error.OAuthException;
import io.tillgate.auth.throttle.event.ThrottleEvents;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SignInThrottleTest {
    @Inject
    SignInThrottle one;

    @Inject
    ClientSecretThrottle clients;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    ThrottleRepository tallies;

    @Inject
    ThrottleKeys keys;

    @Inject
    AccountLock accounts;

    @Inject
    ThrottleEvents events;

    @Inject
    Clock clock;

    @Inject
    ThrottleConfig config;

    private final String name = "name-" + UUID.randomUUID();

    @Test
    @DisplayName("Two instances on one database share a lock, whether or not there is such an account")
    void shared() {
        SignInThrottle other = new SignInThrottle(pool, tallies, keys, accounts, events, clock, config);
        IntStream.range(0, 5).forEach(i -> {
            await(one.failed(name, from("192.0.2.1")));
            await(other.failed(name.toUpperCase(java.util.Locale.ROOT), from("192.0.2.2")));
        });

        for (SignInThrottle instance : List.of(one, other)) {
            assertThatThrownBy(() -> await(instance.check(name, from("192.0.2.3"))))
                    .satisfies(e -> {
                        assertThat(((OAuthException) e).code()).isEqualTo(OAuthErrorCode.SLOW_DOWN);
                        assertThat(((OAuthException) e).retryAfter())
                                .hasValueSatisfying(wait ->
                                        assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30)));
                    });
        }
        assertThatCode(() -> await(one.check("another-" + name, from("192.0.2.3"))))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("Of many guesses at once none is right after the tenth was wrong: each failure counts, none is lost")
    void race() {
        List<Uni<Void>> guesses = IntStream.range(0, 9)
                .mapToObj(i -> one.failed(name, from("192.0.2.4")))
                .toList();
        Uni.join().all(guesses).andCollectFailures().await().atMost(Duration.ofSeconds(20));
        assertThatCode(() -> await(one.check(name, from("192.0.2.4")))).doesNotThrowAnyException();

        await(one.failed(name, from("192.0.2.4")));

        assertThatThrownBy(() -> await(one.succeeded(name))).isInstanceOf(OAuthException.class);
        assertThatThrownBy(() -> await(one.failed(name, from("192.0.2.4")))).isInstanceOf(OAuthException.class);
    }

    @Test
    @DisplayName("A right password forgets the wrong ones for the name, and keeps those of the address")
    void success() {
        IntStream.range(0, 9).forEach(i -> await(one.failed(name, from("192.0.2.5"))));
        await(one.succeeded(name));
        IntStream.range(0, 9).forEach(i -> await(one.failed(name, from("192.0.2.5"))));

        assertThatCode(() -> await(one.check(name, from("192.0.2.5")))).doesNotThrowAnyException();
        assertThat(await(tallies.find(pool, List.of(keys.address(from("192.0.2.5")))))
                        .values())
                .allSatisfy(tally -> assertThat(tally.failures()).isEqualTo(18));
    }

    @Test
    @DisplayName("A hundred wrong passwords of one address lock it for every name, and no other address")
    void address() {
        String client = "client-" + name;
        IntStream.range(0, 100).forEach(i -> await(one.failed(name + i, new Attempt(client, "2001:db8:7::" + i))));

        assertThatThrownBy(() -> await(one.check("any-" + name, new Attempt("other", "2001:db8:7::ffff"))))
                .isInstanceOf(OAuthException.class);
        assertThatCode(() -> await(one.check("any-" + name, new Attempt("other", "2001:db8:8::1"))))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("A hundred wrong passwords through one client lock it for those who had a part in it")
    void client() {
        String client = "client-" + name;
        IntStream.range(0, 100).forEach(i -> await(one.failed(name + i, new Attempt(client, "198.51.100." + i))));

        assertThatThrownBy(() -> await(one.check("any-" + name, new Attempt(client, "198.51.100.7"))))
                .isInstanceOf(OAuthException.class);
        assertThatCode(() -> await(one.check("any-" + name, new Attempt(client, "203.0.113.1"))))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("A hundred wrong secrets lock a client for their address alone; other instances learn of it")
    void clientSecret() {
        ClientSecretThrottle other = new ClientSecretThrottle(pool, tallies, keys, events, clock, config);
        Attempt guess = new Attempt("client-" + name, "192.0.2.66");
        IntStream.range(0, 100).forEach(i -> await(clients.failed(guess, true)));

        assertThatThrownBy(() -> clients.check(guess)).isInstanceOf(OAuthException.class);
        assertThatThrownBy(() -> await(other.failed(guess, true))).isInstanceOf(OAuthException.class);
        clients.check(new Attempt("client-" + name, "192.0.2.67"));
        clients.check(new Attempt("another-" + name, "192.0.2.66"));
        other.start(new io.quarkus.runtime.StartupEvent());
        org.awaitility.Awaitility.await()
                .untilAsserted(
                        () -> assertThatThrownBy(() -> other.check(guess)).isInstanceOf(OAuthException.class));
        other.stop(new io.quarkus.runtime.ShutdownEvent());
    }

    @Test
    @DisplayName("Without the database nobody gets past")
    void databaseAway() {
        Pool nowhere = Pool.newInstance(io.vertx.sqlclient.Pool.pool(
                vertx.getDelegate(),
                new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(1)
                        .setUser("x")
                        .setDatabase("x"),
                new PoolOptions()));
        SignInThrottle blind = new SignInThrottle(nowhere, tallies, keys, accounts, events, clock, config);

        assertThatThrownBy(() -> await(blind.check(name, from("192.0.2.1")))).isNotInstanceOf(OAuthException.class);
        assertThatThrownBy(() -> await(blind.succeeded(name))).isNotInstanceOf(OAuthException.class);
    }

    /** Each test's clients are its own, so that none of them is locked by another's failures. */
    private Attempt from(String address) {
        return new Attempt("client-" + name, address);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
