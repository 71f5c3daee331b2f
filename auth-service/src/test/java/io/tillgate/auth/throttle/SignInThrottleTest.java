package io.tillgate.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.RealServers;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.throttle.event.ThrottleEvents;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
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
    KnownSignIns knownSignIns;

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
        SignInThrottle other = new SignInThrottle(pool, tallies, keys, accounts, knownSignIns, events, clock, config);
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
    @DisplayName("Of many concurrent guesses none succeeds after ten wrong ones: each failure is counted")
    void race() {
        List<Uni<Void>> guesses = IntStream.range(0, 9)
                .mapToObj(i -> one.failed(name, from("192.0.2.4")))
                .toList();
        Uni.join().all(guesses).andCollectFailures().await().atMost(Duration.ofSeconds(20));
        assertThatCode(() -> await(one.check(name, from("192.0.2.4")))).doesNotThrowAnyException();

        await(one.failed(name, from("192.0.2.4")));

        assertThatThrownBy(() -> await(one.succeeded(name, from("192.0.2.4")))).isInstanceOf(OAuthException.class);
        assertThatThrownBy(() -> await(one.failed(name, from("192.0.2.4")))).isInstanceOf(OAuthException.class);
    }

    @Test
    @DisplayName("A right password clears the failures of the name, but not those of the address")
    void success() {
        IntStream.range(0, 9).forEach(i -> await(one.failed(name, from("192.0.2.5"))));
        await(one.succeeded(name, from("192.0.2.5")));
        IntStream.range(0, 9).forEach(i -> await(one.failed(name, from("192.0.2.5"))));

        assertThatCode(() -> await(one.check(name, from("192.0.2.5")))).doesNotThrowAnyException();
        assertThat(await(tallies.find(pool, List.of(keys.addressOfUnknown(from("192.0.2.5")))))
                        .values())
                .allSatisfy(tally -> assertThat(tally.failures()).isEqualTo(18));
    }

    @Test
    @DisplayName("A hundred wrong passwords of one address for accounts lock it for every name, and no other address")
    void address() {
        failForAccounts(i -> new Attempt("client-" + name, "2001:db8:7::" + i));

        assertRefused("any-" + name, new Attempt("other", "2001:db8:7::ffff"));
        assertPasses("any-" + name, new Attempt("other", "2001:db8:8::1"));
    }

    @Test
    @DisplayName("A hundred wrong passwords through one client for accounts lock it for those who had a part in it")
    void client() {
        String client = "client-" + name;
        failForAccounts(i -> new Attempt(client, "198.51.100." + i));

        assertRefused("any-" + name, new Attempt(client, "198.51.100.7"));
        assertPasses("any-" + name, new Attempt(client, "203.0.113.1"));
    }

    @Test
    @DisplayName("A hundred made-up names lock neither their address nor the client; five hundred lock both")
    void madeUpNames() {
        Attempt there = from("203.0.113.44");
        IntStream.range(0, 100).forEach(i -> await(one.failed(name + i, there)));
        assertPasses("any-" + name, there);

        IntStream.range(100, 500).forEach(i -> await(one.failed(name + i, there)));
        assertRefused("any-" + name, there);
        assertRefused("any-" + name, new Attempt("other", there.address()));
    }

    @Test
    @DisplayName(
            "A user who has signed in from an address or browser passes the locks of address and client there; others"
                    + " do not")
    void known() {
        Attempt shop = from("203.0.113.45");
        Attempt laptop = new Attempt("client-" + name, "192.0.2.77", "browser-" + name);
        await(one.succeeded(name, shop));
        await(one.succeeded(name + "-laptop", laptop));
        failForAccounts(i -> shop);

        assertPasses(name.toUpperCase(java.util.Locale.ROOT), shop);
        assertPasses(name + "-laptop", new Attempt(shop.clientId(), shop.address(), laptop.browser()));
        assertRefused(name + "-laptop", shop);
        assertRefused(name + "-laptop", new Attempt(shop.clientId(), shop.address(), "another"));
        assertRefused("any-" + name, new Attempt(shop.clientId(), shop.address(), laptop.browser()));
    }

    @Test
    @DisplayName("A user who is known at an address is still locked by ten wrong passwords for the own name")
    void knownNameIsLocked() {
        Attempt shop = from("203.0.113.46");
        await(one.succeeded(name, shop));
        IntStream.range(0, 10).forEach(i -> await(one.failed(name, shop)));

        assertRefused(name, shop);
    }

    @Test
    @DisplayName("A name that has not signed in for the time of known-for is not known any more")
    void knownForATime() {
        Attempt shop = from("203.0.113.47");
        await(one.succeeded(name, shop));
        assertThat(await(knownSignIns.include(pool, name, shop))).isTrue();
        KnownSignIns later =
                new KnownSignIns(keys, Clock.offset(clock, config.knownFor().plusSeconds(1)), config);
        assertThat(await(later.include(pool, name, shop))).isFalse();
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
        await(other.refresh());
        assertThatThrownBy(() -> other.check(guess)).isInstanceOf(OAuthException.class);
    }

    @Test
    @DisplayName("Without the database no attempt is allowed")
    void databaseAway() {
        Pool nowhere = Pool.newInstance(io.vertx.sqlclient.Pool.pool(
                vertx.getDelegate(),
                new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(1)
                        .setUser("x")
                        .setDatabase("x"),
                new PoolOptions()));
        SignInThrottle blind =
                new SignInThrottle(nowhere, tallies, keys, accounts, knownSignIns, events, clock, config);

        assertThatThrownBy(() -> await(blind.check(name, from("192.0.2.1")))).isNotInstanceOf(OAuthException.class);
        assertThatThrownBy(() -> await(blind.succeeded(name, from("192.0.2.1"))))
                .isNotInstanceOf(OAuthException.class);
    }

    /** Each test's clients are its own, so that none of them is locked by another's failures. */
    private Attempt from(String address) {
        return new Attempt("client-" + name, address);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    /** A hundred wrong passwords, each for an account of its own. */
    private void failForAccounts(IntFunction<Attempt> from) {
        await(pool.preparedQuery(
                        "INSERT INTO account (id, user_name, status, groups, version, credentials_changed_at)"
                                + " SELECT gen_random_uuid(), $1 || i, 'active', '{user}', 1, now() FROM generate_series(0, 99) i")
                .execute(Tuple.of("of-" + name + "-")));
        IntStream.range(0, 100).forEach(i -> await(one.failed("of-" + name + "-" + i, from.apply(i))));
    }

    private void assertPasses(String userName, Attempt attempt) {
        assertThatCode(() -> await(one.check(userName, attempt))).doesNotThrowAnyException();
    }

    private void assertRefused(String userName, Attempt attempt) {
        assertThatThrownBy(() -> await(one.check(userName, attempt))).isInstanceOf(OAuthException.class);
    }
}
