package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.event.ScopeChanged;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A scope is used before its event has arrived. */
@QuarkusTest
class NewScopeTest extends AdminFlow {
    private final String namespace = "late:" + UUID.randomUUID();

    @AfterEach
    void answers() {
        userService.silence(false);
    }

    @Test
    @DisplayName("A client can have a scope as soon as it is registered, and a token with it")
    void registered() {
        KafkaTopics.register(scope(1, "active"));

        Response client = register(namespace);

        client.then().statusCode(201);
        clientCredentials(clientId, client.path("client_secret"))
                .then()
                .statusCode(200)
                .body("scope", equalTo(namespace));
    }

    @Test
    @DisplayName("A change of a client learns new scopes too, and their events change nothing when they arrive")
    void changed() {
        String secret = register("menu:read").path("client_secret");
        KafkaTopics.register(scope(1, "active"));

        patch("menu:read " + namespace).then().statusCode(200).body("scope", equalTo("menu:read " + namespace));

        topics.send(scope(1, "active"));
        topics.send(scope(2, "retired"));
        await().atMost(10, SECONDS)
                .untilAsserted(() -> clientCredentials(clientId, secret)
                        .then()
                        .statusCode(200)
                        .body("scope", equalTo("menu:read")));
    }

    @Test
    @DisplayName("A scope that is not registered, is retired, or cannot be looked up now, is refused as before")
    void refused() {
        unregistered(register(namespace));
        KafkaTopics.register(scope(2, "retired"));
        unregistered(register(namespace));
        KafkaTopics.register(scope(3, "active"));
        userService.silence(true);
        unregistered(register(namespace));

        userService.silence(false);
        register(namespace).then().statusCode(201);
    }

    @Test
    @DisplayName("A version that skips others waits for their events, which may revoke what holds the scope")
    void skippedVersion() {
        register("menu:read").then().statusCode(201);
        topics.send(scope(1, "active"));
        await().atMost(10, SECONDS).until(this::isSupported);
        topics.send(scope(2, "retired"));
        await().atMost(10, SECONDS).until(() -> !isSupported());

        KafkaTopics.register(scope(4, "active"));
        unregistered(patch("menu:read " + namespace));
        KafkaTopics.register(scope(3, "active"));
        patch("menu:read " + namespace).then().statusCode(200);
    }

    @Test
    @DisplayName("What is no scope by its form is refused before anybody looks for it")
    void malformed() {
        register("menu:read").then().statusCode(201);

        for (String scope : List.of("a\u0000b", "x ".repeat(2_000))) {
            patch(scope).then().statusCode(400).body("violations.field", hasItem("scope"));
        }
    }

    private boolean isSupported() {
        return given().get("/.well-known/oauth-authorization-server")
                .jsonPath()
                .getList("scopes_supported")
                .contains(namespace);
    }

    private Response register(String scope) {
        return admin().body(document(Map.of("scope", scope))).post("/clients");
    }

    private Response patch(String scope) {
        return admin().body(Map.of("scope", scope, "default_scope", scope)).patch("/clients/" + clientId);
    }

    private void unregistered(Response answer) {
        answer.then()
                .statusCode(400)
                .body("violations.message", hasItem(containsString(namespace + ", which is not registered")));
    }

    private ScopeChanged scope(long version, String status) {
        return new ScopeChanged(
                namespace,
                namespace,
                namespace,
                "pos",
                null,
                null,
                List.of(),
                "tillgate",
                false,
                status,
                version,
                "registered",
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
