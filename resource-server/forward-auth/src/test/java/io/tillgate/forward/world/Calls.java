package io.tillgate.forward.world;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;

/** Calls as a proxy makes them, and what must come of them. */
public final class Calls {
    private Calls() {}

    public static void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    public static int status(String token) {
        return as(token).get("/check").statusCode();
    }

    /** Whether the token is good enough cannot be told now. */
    public static ValidatableResponse assertUnavailable(ValidatableResponse response) {
        return response.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .header("Cache-Control", "no-store")
                .header("X-Auth-Subject", Matchers.nullValue());
    }

    /** RFC 6750 section 3.1. */
    public static ValidatableResponse assertUnauthorized(ValidatableResponse response) {
        return response.statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .header("Cache-Control", "no-store")
                .header("X-Auth-Subject", Matchers.nullValue());
    }

    /** RFC 6750 section 3.1: a request without authentication information is told of no error. */
    public static ValidatableResponse assertMissingToken(ValidatableResponse response) {
        return response.statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"tillgate\"")
                .header("Cache-Control", "no-store")
                .header("X-Auth-Subject", Matchers.nullValue());
    }

    /** RFC 6750 section 3.1. */
    public static ValidatableResponse assertForbidden(ValidatableResponse response, String scopes) {
        return response.statusCode(403)
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scopes + "\"")
                .header("Cache-Control", "no-store")
                .header("X-Auth-Subject", Matchers.nullValue());
    }
}
