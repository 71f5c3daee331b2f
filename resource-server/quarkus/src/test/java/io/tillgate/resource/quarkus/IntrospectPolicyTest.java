package io.tillgate.resource.quarkus;

import static io.restassured.RestAssured.given;
import static io.tillgate.resource.quarkus.Calls.assertInvalidToken;
import static io.tillgate.resource.quarkus.Calls.assertUnavailable;
import static io.tillgate.resource.quarkus.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testissuer.TokenFixture;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(World.class)
@TestProfile(IntrospectPolicyTest.Introspecting.class)
@SuppressWarnings("NullAway.Init")
class IntrospectPolicyTest {
    World world;

    public static final class Introspecting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tillgate.resource-server.staleness.policy",
                    "introspect",
                    "tillgate.resource-server.api-key-header",
                    "X-Till-Key",
                    "quarkus.http.auth.proactive",
                    "false");
        }
    }

    @BeforeEach
    void fresh() {
        world.revocations().resumeHeart();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> "serve".equals(decision()));
    }

    @Test
    @DisplayName("introspect: while revocations cannot be known the issuer is asked about each token, JWTs too")
    void stale() {
        TestIssuer issuer = world.issuer();
        TokenFixture fixture = new TokenFixture();
        String jwt = fixture.signedWith(issuer.key());
        get("/menu", jwt).statusCode(200);
        int before = issuer.introspections();

        world.revocations().pauseHeart();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> "introspect".equals(decision()));
        assertInvalidToken(get("/menu", jwt));
        issuer.activate(jwt, fixture.introspection());
        get("/menu", jwt).statusCode(200);
        get("/me", jwt).statusCode(200);

        assertThat(issuer.introspections() - before).isEqualTo(3);
        assertThat(ReadyProbe.status()).isEqualTo(200);
        issuer.deactivate(jwt);
        assertInvalidToken(get("/menu", jwt));
        issuer.stop();
        try {
            assertUnavailable(get("/menu", jwt));
        } finally {
            issuer.start();
        }
    }

    @Test
    @DisplayName("introspect: so it is about each API key, whose header has the name that is set")
    void staleKey() {
        String key = new TokenFixture().apiKeyAt(world.issuer());
        given().header("X-Till-Key", key).get("/menu").then().statusCode(200);
        Calls.assertMissingToken(given().header("X-API-KEY", key).get("/menu").then());
        given().header("X-Till-Key", "none").get("/open").then().statusCode(200);
        int before = world.issuer().introspections();

        world.revocations().pauseHeart();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> "introspect".equals(decision()));
        given().header("X-Till-Key", key).get("/menu").then().statusCode(200);
        given().header("X-Till-Key", key).get("/menu").then().statusCode(200);

        assertThat(world.issuer().introspections() - before).isEqualTo(2);
        world.issuer().deactivate(key);
        Calls.assertInvalidKey(given().header("X-Till-Key", key).get("/menu").then());
    }

    private static String decision() {
        return ReadyProbe.health().getString("checks.find { it.name == 'revocations' }.data.tokens");
    }
}
