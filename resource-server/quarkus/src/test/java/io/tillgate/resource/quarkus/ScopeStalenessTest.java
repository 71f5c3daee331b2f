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
import io.restassured.response.ValidatableResponse;
import io.tillgate.testissuer.TokenFixture;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(World.class)
@TestProfile(ScopeStalenessTest.Till.class)
@SuppressWarnings("NullAway.Init")
class ScopeStalenessTest {
    World world;

    public static final class Till implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tillgate.resource-server.staleness.scopes.\"sales:create\"",
                    "24h",
                    "tillgate.resource-server.staleness.scopes.\"sales:refund\"",
                    "25s"); // room for a slow machine to look before it is over
        }
    }

    @BeforeEach
    void ready() {
        ReadyProbe.awaitReady();
    }

    @Test
    @DisplayName("Kafka stopped: served within the limits, then refused scope by scope; back by itself")
    void scopeByScope() {
        TokenFixture fixture = new TokenFixture().with("scope", "menu:read sales:create sales:refund");
        String token = fixture.signedWith(world.issuer().key());
        String key = new TokenFixture().with("scope", "menu:read sales:create").apiKeyAt(world.issuer());
        get("/menu", token).statusCode(200);
        get("/me", token).statusCode(200);
        Calls.getWithKey("/menu", key).statusCode(200);

        world.servers().killKafka();
        try {
            await().until(() -> Calls.status("/menu", token) == 503);
            post("/refund", token).statusCode(200);
            post("/sale-and-refund", token).statusCode(200);
            assertUnavailable(get("/menu", token));
            assertUnavailable(get("/me", token));
            assertUnavailable(get("/masters", token));
            assertUnavailable(Calls.getWithKey("/menu", key));
            post("/sale", token).statusCode(200);
            given().header("X-API-KEY", key).post("/sale").then().statusCode(200);
            given().get("/open").then().statusCode(200);
            assertThat(ReadyProbe.status()).as("a till that sells is ready").isEqualTo(200);

            await().until(() -> post("/refund", token).extract().statusCode() == 503);
            assertUnavailable(post("/refund", token));
            assertUnavailable(post("/sale-and-refund", token));
            post("/sale", token).statusCode(200);
            assertInvalidToken(post("/sale", "not-even.a.token"));
            post("/sale", new TokenFixture().signedWith(world.issuer().key())).statusCode(403);
        } finally {
            world.servers().startKafka();
        }

        await().until(() -> post("/sale-and-refund", token).extract().statusCode() == 200);
        get("/me", token).statusCode(200);
    }

    private static ValidatableResponse post(String path, String token) {
        return given().header("Authorization", "Bearer " + token).post(path).then();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
