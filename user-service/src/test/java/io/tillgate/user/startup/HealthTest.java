package io.tillgate.user.startup;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.user.UserServiceEnvironment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class HealthTest {

    @Test
    @DisplayName("The service is live at once, and ready once its bootstrap accounts exist")
    void health() {
        given().get("/q/health/live").then().statusCode(200);
        await().untilAsserted(() ->
                given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP")));
        given().get("/q/health/ready").then().body(containsString("Bootstrap accounts"));
    }

    @Test
    @DisplayName("The password pool has metrics")
    void metrics() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("tillgate_passwords_threads"))
                .body(containsString("tillgate_passwords_queue"))
                .body(containsString("tillgate_passwords_hash_seconds_count"));
    }

    @Test
    @DisplayName("The OpenAPI document is there")
    void openApi() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("createAccount"));
    }
}
