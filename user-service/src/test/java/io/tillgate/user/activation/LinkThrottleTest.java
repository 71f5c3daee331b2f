package io.tillgate.user.activation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tillgate.user.UserServiceEnvironment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LinkThrottleTest.ThreeAttempts.class)
@WithTestResource(UserServiceEnvironment.class)
class LinkThrottleTest {
    private static final String RETRY_AFTER = "[1-9]\\d*";

    /** Three attempts from an address. */
    public static class ThreeAttempts implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tillgate.users.throttle.links", "3");
        }
    }

    @Test
    @DisplayName("Too many activations and resets from one address are 429 with Retry-After, for programs and on pages")
    void throttled() {
        PageForm form = PageForm.open("/password-reset");
        for (int i = 0; i < 3; i++) {
            given().contentType("application/json")
                    .body(Map.of("email", "nobody@pos.example"))
                    .post("/users/password-reset")
                    .then()
                    .statusCode(202);
        }

        for (String path :
                List.of("/users/password-reset", "/users/password-reset/confirmation", "/users/activation")) {
            given().contentType("application/json")
                    .body(Map.of("email", "nobody@pos.example", "token", "x", "password", "correct-Horse-7-battery"))
                    .post(path)
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", matchesPattern(RETRY_AFTER));
        }
        form.send(Map.of("email", "nobody@pos.example"))
                .then()
                .statusCode(429)
                .contentType("text/html")
                .header("Retry-After", matchesPattern(RETRY_AFTER))
                .body(containsString("Too many attempts"));
    }
}
