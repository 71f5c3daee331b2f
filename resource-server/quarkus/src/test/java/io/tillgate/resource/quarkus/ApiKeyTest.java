package io.tillgate.resource.quarkus;

import static io.restassured.RestAssured.given;
import static io.tillgate.resource.quarkus.Calls.assertInvalidKey;
import static io.tillgate.resource.quarkus.Calls.assertInvalidToken;
import static io.tillgate.resource.quarkus.Calls.assertUnavailable;
import static io.tillgate.resource.quarkus.Calls.get;
import static io.tillgate.resource.quarkus.Calls.getWithKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.testissuer.TokenFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class ApiKeyTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    World world;

    @BeforeEach
    void ready() {
        ReadyProbe.awaitReady();
    }

    @Test
    @DisplayName("An API key is an identity with its account, scopes and groups, as a bearer token is")
    void identity() {
        TokenFixture fixture = new TokenFixture();
        String key = fixture.apiKeyAt(world.issuer());

        getWithKey("/me", key)
                .statusCode(200)
                .body("subject", equalTo(fixture.claim("sub")))
                .body("principal", equalTo(fixture.claim("sub")))
                .body("apiKeyId", equalTo(fixture.claim("jti")))
                .body("tokenId", equalTo("key:" + fixture.claim("jti")))
                .body("clientId", equalTo("key:" + fixture.claim("jti")))
                .body("grantId", equalTo("null"))
                .body("user", equalTo(true))
                .body("scopes", equalTo(List.of("menu:read", "sales:read")))
                .body("roles", equalTo(List.of("master", "user")));
        getWithKey("/menu", key).statusCode(200);
        getWithKey("/masters", key).statusCode(200);
        given().header("X-API-KEY", key)
                .post("/refund")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", equalTo("Bearer error=\"insufficient_scope\", scope=\"sales:refund\""));
    }

    @Test
    @DisplayName("A second call with the same key is served from the cache, even if the issuer is away")
    void cached() {
        String key = new TokenFixture().apiKeyAt(world.issuer());
        getWithKey("/menu", key).statusCode(200);
        int before = world.issuer().introspections();

        for (int i = 0; i < 20; i++) {
            getWithKey("/menu", key).statusCode(200);
        }

        assertThat(world.issuer().introspections()).isEqualTo(before);
        world.issuer().stop();
        try {
            getWithKey("/menu", key).statusCode(200);
        } finally {
            world.issuer().start();
        }
    }

    @Test
    @DisplayName("The issuer away, a key that is not known is 503, as an opaque token is")
    void issuerAway() {
        String key = new TokenFixture().apiKeyAt(world.issuer());
        world.issuer().stop();
        try {
            assertUnavailable(getWithKey("/menu", key));
        } finally {
            world.issuer().start();
        }
        getWithKey("/menu", key).statusCode(200);
    }

    @Test
    @DisplayName("A key that the issuer does not know, or that is for another audience or from another issuer, is 401")
    void unknown() {
        String unknown = new TokenFixture().apiKeyAt(world.issuer());
        world.issuer().deactivate(unknown);
        assertInvalidKey(getWithKey("/menu", unknown));
        assertInvalidKey(getWithKey(
                "/menu",
                new TokenFixture().with("aud", List.of("https://other.test")).apiKeyAt(world.issuer())));
        assertInvalidKey(getWithKey(
                "/menu", new TokenFixture().with("iss", "https://other.test").apiKeyAt(world.issuer())));
    }

    @Test
    @DisplayName("A key that has expired is 401; one without an end is not")
    void expired() {
        TokenFixture fixture = new TokenFixture();
        String key = fixture.apiKeyAt(world.issuer());
        Map<String, Object> over = fixture.keyIntrospection();
        over.put("exp", Instant.now().getEpochSecond() - 10);
        world.issuer().activate(key, over);

        assertInvalidKey(getWithKey("/menu", key));
    }

    @Test
    @DisplayName("A revocation of the key is final, even if introspection reported otherwise")
    void revoked() {
        TokenFixture fixture = new TokenFixture();
        String key = fixture.apiKeyAt(world.issuer());
        String bystander = new TokenFixture().apiKeyAt(world.issuer());
        getWithKey("/menu", key).statusCode(200);
        getWithKey("/menu", bystander).statusCode(200);

        world.revocations().revoke(Kind.KEY, fixture.claim("jti"));

        Awaitility.await().atMost(LONGEST).until(() -> Calls.statusWithKey("/menu", key) == 401);
        assertInvalidKey(getWithKey("/menu", key));
        getWithKey("/menu", bystander).statusCode(200);
        int before = world.issuer().introspections();
        assertInvalidKey(getWithKey("/menu", key));
        assertThat(world.issuer().introspections()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUB", "SCOPE"})
    @DisplayName("A revocation of its account or of a scope drops the cached answer: the key is introspected again")
    void narrowed(Kind kind) {
        String scope = "till:open-" + System.nanoTime();
        TokenFixture fixture = new TokenFixture().with("scope", "menu:read " + scope);
        String key = fixture.apiKeyAt(world.issuer());
        getWithKey("/menu", key).statusCode(200);
        Map<String, Object> left = fixture.keyIntrospection();
        left.put("scope", "sales:read");
        left.put("as_of", Instant.now().getEpochSecond() + 2);
        world.issuer().activate(key, left);

        world.revocations().revoke(kind, kind == Kind.SUB ? fixture.claim("sub") : scope);

        Awaitility.await().atMost(LONGEST).until(() -> Calls.statusWithKey("/menu", key) == 403);
        getWithKey("/me", key).statusCode(200).body("scopes", equalTo(List.of("sales:read")));
        world.issuer().deactivate(key);
    }

    @Test
    @DisplayName("An answer that is older than a revocation of the account does not count")
    void staleAnswer() {
        TokenFixture fixture = new TokenFixture();
        String key = fixture.apiKeyAt(world.issuer());
        getWithKey("/menu", key).statusCode(200);

        world.revocations().revoke(Kind.SUB, fixture.claim("sub"));

        Awaitility.await().atMost(LONGEST).until(() -> Calls.statusWithKey("/menu", key) == 401);
        assertInvalidKey(getWithKey("/menu", key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "tg_",
                "tg_0a1b2c3d",
                "tg_0a1b2c3d_",
                "tg_0a1b2c3d_short",
                "tg_0a1b2c3d_ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNO!",
                "tg_0a1b2c3d_ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOP tg",
                "TG_0a1b2c3d_ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOP",
                "Bearer tg_0a1b2c3d_ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOP",
                "null",
                "ä"
            })
    @DisplayName("Garbage in the key's header is 401 without a question to the issuer, never 500")
    void garbage(String header) {
        int before = world.issuer().introspections();
        assertInvalidKey(getWithKey("/menu", header));
        assertThat(world.issuer().introspections()).isEqualTo(before);
    }

    @Test
    @DisplayName("An overlong key is refused without being looked at")
    void overlong() {
        int before = world.issuer().introspections();
        getWithKey("/menu", "tg_0a1b2c3d_" + "a".repeat(7_000)).statusCode(401);
        getWithKey("/menu", "tg_0a1b2c3d_" + "a".repeat(20_000)).statusCode(anyOf(is(401), is(431)));
        assertThat(world.issuer().introspections()).isEqualTo(before);
    }

    @Test
    @DisplayName("A key and a bearer token in one request, or two keys, are 401")
    void both() {
        String key = new TokenFixture().apiKeyAt(world.issuer());
        String jwt = new TokenFixture().signedWith(world.issuer().key());
        getWithKey("/menu", key).statusCode(200);

        assertInvalidKey(given().header("X-API-KEY", key)
                .header("Authorization", "Bearer " + jwt)
                .get("/menu")
                .then());
        assertInvalidKey(given().header("X-API-KEY", key, key).get("/menu").then());
    }

    @Test
    @DisplayName("A key does not work as a bearer token, nor a token as a key, whatever is cached")
    void wrongHeader() {
        String key = new TokenFixture().apiKeyAt(world.issuer());
        String opaque = new TokenFixture().opaqueAt(world.issuer());
        String jwt = new TokenFixture().signedWith(world.issuer().key());
        getWithKey("/menu", key).statusCode(200);
        get("/menu", opaque).statusCode(200);

        assertInvalidToken(get("/menu", key));
        assertInvalidKey(getWithKey("/menu", opaque));
        assertInvalidKey(getWithKey("/menu", jwt));
    }
}
