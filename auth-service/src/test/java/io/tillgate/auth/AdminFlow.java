package io.tillgate.auth;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of {@code /clients} share: an administrator, and a client of the test's own. */
public abstract class AdminFlow extends TokenFlow {
    protected final String clientId = "robot-" + UUID.randomUUID();

    /** A caller with the scope {@code admin}, of an account in the group {@code administrator}. */
    protected RequestSpecification admin() {
        userService.put(account, userName, PASSWORD, "active", List.of("user", "master", "administrator"), 2, CREATED);
        String token = signInAtPos().then().statusCode(201).extract().path("access_token");
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** A client of the client credentials grant, with some members of its own. */
    protected Map<String, Object> document(Map<String, Object> more) {
        Map<String, Object> document = new HashMap<>(Map.of(
                "client_id",
                clientId,
                "client_name",
                "Robot",
                "grant_types",
                List.of("client_credentials"),
                "scope",
                "menu:read sales:read",
                "audience",
                List.of(API)));
        document.putAll(more);
        return document;
    }

    protected static Response clientCredentials(String clientId, String secret) {
        return form().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }
}
