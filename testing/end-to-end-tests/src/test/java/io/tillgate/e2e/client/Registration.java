package io.tillgate.e2e.client;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.Suite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A client that the administrator registers (RFC 7591 names): confidential, third-party, on loopback, until told otherwise. */
final class Registration {
    private final Suite suite;
    private final String administrator;
    private final Map<String, Object> metadata = new HashMap<>();
    private String clientId = "";
    private String clientSecret = "";

    private Registration(Suite suite) {
        this.suite = suite;
        this.administrator = suite.adminToken();
    }

    static Registration of(Suite suite) {
        return new Registration(suite)
                .with("client_name", "Trattoria " + UUID.randomUUID())
                .with("grant_types", List.of("authorization_code", "refresh_token"))
                .with("response_types", List.of("code"))
                .with("redirect_uris", List.of("http://127.0.0.1/callback"))
                .with("scope", "openid profile menu:read offline_access")
                .with("audience", List.of(Suite.API))
                .with("token_endpoint_auth_method", "client_secret_post");
    }

    Registration with(String name, Object value) {
        metadata.put(name, value);
        return this;
    }

    Registration publicClient() {
        return with("token_endpoint_auth_method", "none");
    }

    Registration firstParty() {
        return with("first_party", true);
    }

    /** {@code POST /clients}. */
    Registration register() {
        Response answer = suite.as(administrator)
                .contentType(ContentType.JSON)
                .body(metadata)
                .post("/clients");
        answer.then().statusCode(201);
        clientId = answer.path("client_id");
        clientSecret = answer.path("client_secret") == null ? "" : answer.path("client_secret");
        return this;
    }

    /** {@code PATCH /clients/{id}}. */
    void change(Map<String, ?> changes) {
        suite.as(administrator)
                .contentType(ContentType.JSON)
                .body(changes)
                .patch("/clients/{id}", clientId)
                .then()
                .statusCode(200);
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret;
    }
}
