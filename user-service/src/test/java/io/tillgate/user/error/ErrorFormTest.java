package io.tillgate.user.error;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.UserServiceEnvironment;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9457: what the framework refuses is problem details too. */
@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class ErrorFormTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URL address;

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/users/a/b/c", "/internal", "/users/%2e%2e/x", "/"})
    @DisplayName("A path that is not there is 404")
    void notFound(String path) {
        problem(given().get(path).then().statusCode(404), "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /users",
        "DELETE, /users",
        "POST, /users/me",
        "PUT, /users/00000000-0000-0000-0000-000000000001",
        "GET, /users/password-reset",
        "PATCH, /users/activation/",
        "GET, /internal/credentials/verify",
        "TRACE, /users"
    })
    @DisplayName("An unsupported method is 405, or 4xx if the path contains an id")
    void methodNotAllowed(String method, String path) {
        ValidatableResponse response = given().auth()
                .oauth2(issuer.administrator())
                .request(method, path)
                .then();

        assertThat(response.extract().statusCode()).isBetween(400, 499);
        response.contentType("application/problem+json");
    }

    @Test
    @DisplayName("No answer is cacheable, and Cache-Control is sent once")
    void noStore() {
        for (String path : new String[] {"/users", "/users/me", "/internal/credentials/verify"}) {
            assertThat(given().get(path).headers().getValues("Cache-Control")).containsExactly("no-store");
        }
    }

    @Test
    @DisplayName("405 names the methods that there are")
    void allow() {
        problem(given().put("/users").then().statusCode(405), "method-not-allowed")
                .header("Allow", containsString("POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "*/*", "nonsense"})
    @DisplayName("A body of another media type is 415, or 400")
    void mediaType(String type) throws IOException {
        String answer = raw("POST /users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: 2\r\n\r\n{]");

        assertThat(answer).matches("(?s)HTTP/1.1 4(15|00) .*").contains("application/problem+json");
    }

    @Test
    @DisplayName("A text body is 415")
    void text() {
        problem(
                given().contentType("text/plain")
                        .body("x")
                        .post("/users")
                        .then()
                        .statusCode(415),
                "unsupported-media-type");
    }

    @Test
    @DisplayName("An unacceptable media type is 406")
    void notAcceptable() {
        problem(given().accept("application/xml").get("/users/me").then().statusCode(406), "not-acceptable");
    }

    @Test
    @DisplayName("A body over 64 KiB is 413, with Content-Length or chunked")
    void tooLarge() throws IOException {
        String body = "{\"user_name\":\"" + "x".repeat(70_000) + "\"}";
        problem(
                given().contentType("application/json")
                        .body(body)
                        .post("/users")
                        .then()
                        .statusCode(413),
                "body-too-large");

        String chunked = "POST /users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                + "\r\n0\r\n\r\n";
        assertThat(raw(chunked)).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    @Test
    @DisplayName("A body in chunks is read as any other")
    void chunked() throws IOException {
        String body = "{\"user_name\":\"a b\"}";
        String chunked = "POST /users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                + "\r\n0\r\n\r\n";

        assertThat(raw(chunked)).startsWith("HTTP/1.1 400").contains("user_name", "must have 1 to 64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"user_name=%zz&password=x", "%", "=&=", "a=%ff%fe", "user_name=%00", "user_name=a&user_name=b"})
    @DisplayName("A malformed form is 400")
    void malformedForm(String form) throws IOException {
        String answer = raw("POST /users HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    @DisplayName("A form of a thousand fields, a query that is malformed, a header that is huge: never a 5xx")
    void neverServerError() throws IOException {
        String form = "a=1&".repeat(1000);
        String head = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        for (String request : new String[] {
            "POST /users" + head + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                    + "\r\n\r\n" + form,
            "GET /users?limit=%zz" + head + "\r\n",
            "GET /users/%zz" + head + "\r\n",
            "GET /users/me" + head + "X-Huge: " + "x".repeat(40_000) + "\r\n\r\n",
            "GET /users/me" + head + "Authorization: Bearer\r\n\r\n",
            "GET /users/me" + head + "Authorization: Basic !!!\r\n\r\n",
            "POST /users" + head + "Content-Length: -1\r\n\r\n",
            "BREW /users" + head + "\r\n",
        }) {
            assertThat(raw(request)).startsWith("HTTP/1.1 4").doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    @DisplayName("A body without a media type is taken as JSON, or refused with 415")
    void noMediaType() throws IOException {
        String answer = raw("POST /users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer).matches("(?s)HTTP/1.1 4(15|00) .*").contains("application/problem+json");
    }

    private static ValidatableResponse problem(ValidatableResponse response, String type) {
        return response.contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://tillgate.io/problems/" + type))
                .body("status", equalTo(response.extract().statusCode()));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
