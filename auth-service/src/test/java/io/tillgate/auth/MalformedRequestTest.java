package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MalformedRequestTest extends CodeFlow {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prompt=login%",
                "max_age=0%",
                "request=%",
                "state=100%",
                "x=%zz",
                "%=1",
                "state=%ff",
                "scope=menu%2"
            })
    @DisplayName("RFC 6749 §4.1.2.1: an authorization request with a broken percent escape is 400, by a form a page")
    void authorization(String parameter) throws IOException {
        String query = Visitor.encode(request("state", "", "scope", "openid")) + '&' + parameter;

        assertThat(raw("GET", "/oauth/authorize?" + query, ""))
                .startsWith("HTTP/1.1 400 ")
                .doesNotContainIgnoringCase("location:");
        assertThat(raw("POST", "/oauth/authorize", query))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/end-session?state=100%", "/oauth?cb=https%3A%2F%2Fm.example%2F&scopes=menu:read%"})
    @DisplayName("So is one to sign out, or of a module")
    void others(String address) throws IOException {
        assertThat(raw("GET", address, "")).startsWith("HTTP/1.1 400 ").doesNotContainIgnoringCase("location:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id=%zz", "client_id=chimpy-pos%", "client%zzid=x", "%"})
    @DisplayName("DELETE /grants with a broken percent escape ends nothing")
    void grants(String query) throws IOException {
        String token = signInAtPos().path("access_token");

        assertThat(raw("DELETE", "/grants?" + query, "", "Authorization: Bearer " + token))
                .startsWith("HTTP/1.1 400 ");
        assertThat(introspect(token)).containsEntry("active", true);
    }

    @Test
    @DisplayName("An invalid client id may be a secret: events contain only its SHA-256")
    void unknownClient() {
        String secret = "secret-" + UUID.randomUUID();
        form().auth().preemptive().basic(secret, "x").formParam("token", "x").post("/oauth/revoke");
        form().auth()
                .preemptive()
                .basic("backoffice", secret)
                .formParam("token", "x")
                .post("/oauth/revoke");

        await().atMost(10, SECONDS)
                .until(() -> topics.read("tillgate.tokens.v1").stream()
                        .anyMatch(record -> record.key().startsWith("sha256:")));
        assertThat(topics.read("tillgate.tokens.v1"))
                .noneMatch(record -> record.key().contains(secret)
                        || new String(record.value(), StandardCharsets.UTF_8).contains(secret));
    }

    private static String raw(String method, String target, String body, String... headers) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "")
                    + (body.isEmpty() ? "" : "Content-Type: application/x-www-form-urlencoded\r\n")
                    + "Content-Length: " + body.length() + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
