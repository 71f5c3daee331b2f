package io.tillgate.resource.quarkus;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Asks the application whether it is ready. */
final class ReadyProbe {
    private ReadyProbe() {}

    static int status() {
        return given().get("/q/health/ready").statusCode();
    }

    static JsonPath health() {
        return given().get("/q/health/ready").jsonPath();
    }

    static void awaitReady() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status() == 200);
    }
}
