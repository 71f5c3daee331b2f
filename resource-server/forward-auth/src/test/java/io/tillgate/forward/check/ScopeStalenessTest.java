package io.tillgate.forward.check;

import static io.restassured.RestAssured.given;
import static io.tillgate.forward.world.Calls.as;
import static io.tillgate.forward.world.Calls.assertForbidden;
import static io.tillgate.forward.world.Calls.assertUnauthorized;
import static io.tillgate.forward.world.Calls.assertUnavailable;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tillgate.forward.world.Calls;
import io.tillgate.forward.world.World;
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
    private static final String SELL = "/check?scope=sales:create";
    private static final String PRINT = "/check?scope=sales:print";
    private static final String REFUND = "/check?scope=sales:refund";

    World world;

    public static final class Till implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tillgate.resource-server.staleness.scopes.\"sales:create\"",
                    "24h",
                    "tillgate.resource-server.staleness.scopes.\"sales:print\"",
                    "24h",
                    "tillgate.resource-server.staleness.scopes.\"sales:refund\"",
                    "6s");
        }
    }

    @BeforeEach
    void ready() {
        Calls.awaitReady();
    }

    @Test
    @DisplayName("Revocations not known: each check is answered as long as all the scopes that it needs allow it")
    void scopeByScope() {
        String token = world.token("menu:read sales:create sales:print sales:refund");
        as(token).get("/check").then().statusCode(200);
        as(token).get(REFUND + "&scope=menu:read").then().statusCode(200);

        world.servers().killKafka();
        try {
            await().until(() -> Calls.status(token) == 503);
            assertUnavailable(as(token).get("/check").then());
            assertUnavailable(as(token).get("/check?scope=menu:read").then());
            assertUnavailable(as(token).get(SELL + "&scope=menu:read").then());
            assertUnavailable(
                    as(token).header("X-Required-Scopes", "menu:read").get(SELL).then());
            assertUnavailable(as(token).get("/check/sell?scope=sales:create").then());

            as(token).get(SELL).then().statusCode(200).header("X-Auth-Subject", "anna");
            as(token).get(SELL + "&scope=sales:print").then().statusCode(200);
            as(token)
                    .header("X-Required-Scopes", "sales:print")
                    .get("/check/print")
                    .then()
                    .statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);

            await().until(() -> as(token).get(REFUND).statusCode() == 503);
            assertUnavailable(as(token).get(REFUND + "&scope=sales:create").then());
            as(token).get(PRINT).then().statusCode(200);
            assertForbidden(as(world.token("menu:read")).get(SELL).then(), "sales:create");
            assertUnauthorized(as("not.a.token").get(SELL).then());
        } finally {
            world.servers().startKafka();
        }
        await().until(() -> Calls.status(token) == 200);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(40));
    }
}
