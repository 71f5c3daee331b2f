package io.tillgate.resource.quarkus;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;

/** Calls of the protected API, and the answers that it may give. */
final class Calls {
    private Calls() {}

    static ValidatableResponse get(String path, String token) {
        return given().header("Authorization", "Bearer " + token).get(path).then();
    }

    static ValidatableResponse getWith(String path, String authorization) {
        return given().header("Authorization", authorization).get(path).then();
    }

    static ValidatableResponse getWithKey(String path, String key) {
        return given().header("X-API-KEY", key).get(path).then();
    }

    static int statusWithKey(String path, String key) {
        return given().header("X-API-KEY", key).get(path).statusCode();
    }

    static int status(String path, String token) {
        return given().header("Authorization", "Bearer " + token).get(path).statusCode();
    }

    static void assertInvalidToken(ValidatableResponse response) {
        response.statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .contentType("application/problem+json")
                .body("type", org.hamcrest.Matchers.equalTo("https://tillgate.io/problems/invalid-token"))
                .body("status", org.hamcrest.Matchers.equalTo(401));
    }

    /** RFC 6750 section 3.1: a request without authentication information is told of no error. */
    static void assertMissingToken(ValidatableResponse response) {
        response.statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"tillgate\"")
                .contentType("application/problem+json")
                .body("type", org.hamcrest.Matchers.equalTo("https://tillgate.io/problems/missing-token"))
                .body("status", org.hamcrest.Matchers.equalTo(401));
    }

    static void assertInvalidKey(ValidatableResponse response) {
        response.statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .contentType("application/problem+json")
                .body("type", org.hamcrest.Matchers.equalTo("https://tillgate.io/problems/invalid-api-key"))
                .body("status", org.hamcrest.Matchers.equalTo(401));
    }

    static void assertUnavailable(ValidatableResponse response) {
        response.statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("type", org.hamcrest.Matchers.equalTo("https://tillgate.io/problems/unavailable"));
    }
}
