package io.tillgate.sample;

import static io.restassured.RestAssured.given;
import static io.tillgate.sample.world.Api.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.sample.world.Api;
import io.tillgate.sample.world.World;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class ProtectionTest {
    World world;

    @BeforeEach
    void ready() {
        Api.awaitReady();
    }

    @Test
    @DisplayName("A revoked account is out within a second, another is not")
    void revoked() {
        Api anna = new Api(world.token("leaving", "menu:read"));
        Api bert = new Api(world.token("staying", "menu:read"));
        anna.get("/api/v2/dishes").statusCode(200);

        world.revocations().revokeAccount("leaving");

        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(1))
                .until(() -> anna.get("/api/v2/dishes").extract().statusCode() == 401);
        assertProblem(anna.get("/api/v2/dishes"), 401, "invalid-token");
        bert.get("/api/v2/dishes").statusCode(200);
    }

    @Test
    @DisplayName("An API key opens what its scopes allow, as a token would; an unknown one opens nothing")
    void apiKey() {
        String key = world.apiKey("anna", "menu:read");
        given().header("X-API-KEY", key).get("/api/v2/dishes").then().statusCode(200);
        Api.assertForbidden(
                given().header("X-API-KEY", key).get("/api/v2/sales").then(), "sales:read");
        assertProblem(
                given().header("X-API-KEY", key.replace('A', 'B'))
                        .get("/api/v2/dishes")
                        .then(),
                401,
                "invalid-api-key");
    }

    @Test
    @DisplayName("The database away: 503 as a problem, not ready, and back by itself")
    void databaseAway() {
        Api api = new Api(world.token("menu:read"));
        world.servers().killPostgres();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> api.get("/api/v2/dishes").extract().statusCode() == 503);
            assertProblem(api.get("/api/v2/dishes"), 503, "unavailable");
            given().get("/q/health/ready").then().statusCode(503);
            given().get("/q/health/live").then().statusCode(200);
        } finally {
            world.servers().startPostgres();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/api/v2/dishes").extract().statusCode() == 200);
        Api.awaitReady();
    }

    @Test
    @DisplayName("Health, metrics, the OpenAPI document and its page are there without a token")
    void operations() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(Matchers.containsString("/api/v2/sales/{id}/refund"));
        assertThat(given().get("/q/metrics").asString())
                .contains(
                        "tillgate_revocation_staleness_seconds",
                        "http_server_requests_seconds",
                        "tillgate_database_statements_unconnected_total");
    }

    @Test
    @DisplayName("It has no beans of service-support for transport security or the export of spans")
    void excludedBeans() {
        assertThat(CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE))
                .filteredOn(bean -> !bean.getBeanClass().isInterface()) // a mapping of settings does nothing by itself
                .extracting(bean -> bean.getBeanClass().getPackageName())
                .isNotEmpty()
                .doesNotContain("io.tillgate.transport", "io.tillgate.tracing");
    }
}
