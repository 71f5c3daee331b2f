package io.tillgate.sample.world;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;

/** Calls of the API with a token. */
public record Api(String token) {

    public static void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    public ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    public ValidatableResponse post(String path, String json) {
        return request().contentType(ContentType.JSON).body(json).post(path).then();
    }

    public ValidatableResponse post(String path) {
        return request().post(path).then();
    }

    public ValidatableResponse put(String path, String json) {
        return request().contentType(ContentType.JSON).body(json).put(path).then();
    }

    public ValidatableResponse delete(String path) {
        return request().delete(path).then();
    }

    public static void assertProblem(ValidatableResponse response, int status, String type) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", Matchers.equalTo(status))
                .body("type", Matchers.equalTo("https://tillgate.io/problems/" + type));
    }

    public static void assertForbidden(ValidatableResponse response, String scope) {
        assertProblem(response, 403, "insufficient-scope");
        response.header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
    }

    private RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token);
    }
}
