package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BadInputTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASIC = "Basic YmFja29mZmljZTpiYWNrb2ZmaWNlLXNlY3JldA=="; // backoffice

    @ParameterizedTest(name = "{0}: {4} {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            no body                        | -           | -                 | -                                                                            | 401 | invalid_client
            empty JSON                     | json        | -                 | {}                                                                           | 401 | invalid_client
            no grant_type                  | form        | basic             | scope=menu:read                                                              | 400 | invalid_request
            unknown grant_type             | form        | basic             | grant_type=magic                                                             | 400 | unsupported_grant_type
            grant_type of nobody's         | form        | basic             | grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=x        | 400 | unsupported_grant_type
            grant_type twice               | form        | basic             | grant_type=client_credentials&grant_type=password                            | 400 | invalid_request
            client twice                   | form        | basic             | grant_type=client_credentials&client_id=chimpy-pos                           | 400 | invalid_request
            JSON parameter twice           | json        | basic             | {"grant_type":"password","grant_type":"client_credentials"}                  | 400 | invalid_request
            text after the JSON            | json        | basic             | {"grant_type":"client_credentials"} x                                        | 400 | invalid_request
            JSON after the JSON            | json        | basic             | {"grant_type":"client_credentials"}{}                                        | 400 | invalid_request
            JSON array                     | json        | basic             | []                                                                           | 400 | invalid_request
            JSON number                    | json        | basic             | {"grant_type":1}                                                             | 400 | invalid_request
            broken JSON                    | json        | basic             | {"grant_type"                                                                | 400 | invalid_request
            NUL in a parameter             | form        | basic             | grant_type=client_credentials&scope=a%00b                                    | 400 | invalid_request
            NUL in the client id           | form        | -                 | grant_type=client_credentials&client_id=a%00b&client_secret=x                | 400 | invalid_request
            unknown client                 | form        | -                 | grant_type=client_credentials&client_id=nobody&client_secret=x               | 401 | invalid_client
            secret left out                | form        | -                 | grant_type=client_credentials&client_id=backoffice                           | 401 | invalid_client
            secret of a public client      | form        | -                 | grant_type=password&username=a&password=b&client_id=chimpy-pos&client_secret=x | 401 | invalid_client
            NUL in Basic, escaped          | form        | Basic YSUwMGI6eA== | grant_type=client_credentials                                               | 401 | invalid_client
            malformed Basic                | form        | Basic !!!         | grant_type=client_credentials                                                | 401 | invalid_client
            Basic without separator        | form        | Basic YWJj        | grant_type=client_credentials                                                | 401 | invalid_client
            foreign scheme                 | form        | Digest abc        | grant_type=client_credentials                                                | 401 | invalid_client
            grant not allowed              | form        | basic             | grant_type=password&username=a&password=b                                    | 400 | unauthorized_client
            scope not the client's         | form        | basic             | grant_type=client_credentials&scope=sales:refund                             | 400 | invalid_scope
            audience not the client's      | form        | basic             | grant_type=client_credentials&audience=https://other.example                 | 400 | invalid_target
            resource not the client's      | form        | basic             | grant_type=client_credentials&resource=https://other.example                 | 400 | invalid_target
            username left out              | form        | -                 | grant_type=password&password=b&client_id=chimpy-pos                          | 400 | invalid_request
            garbage refresh token          | form        | -                 | grant_type=refresh_token&refresh_token=tgr_xx&client_id=chimpy-pos           | 400 | invalid_grant
            refresh token left out         | form        | -                 | grant_type=refresh_token&client_id=chimpy-pos                                | 400 | invalid_request
            no escape                      | form        | basic             | grant_type=client_credentials&scope=menu:read%                               | 400 | invalid_request
            escape that is none            | form        | basic             | grant_type=client_credentials&scope=menu:read%2                              | 400 | invalid_request
            escape in a name               | form        | basic             | grant_type=client_credentials&%zz=1                                          | 400 | invalid_request
            escapes that are no UTF-8      | form        | basic             | grant_type=client_credentials&scope=menu:read%ff                             | 400 | invalid_request
            quotes in a scope              | form        | basic             | grant_type=client_credentials&scope=%22menu%5cread%22                        | 400 | invalid_scope
            tab in a scope                 | form        | basic             | grant_type=client_credentials&scope=menu:read%09sales:read                   | 400 | invalid_scope
            letters of others in a scope   | form        | basic             | grant_type=client_credentials&scope=men%C3%B9                                | 400 | invalid_scope
            quotes in a name, twice        | form        | basic             | a%22b%5c=1&a%22b%5c=2                                                        | 400 | invalid_request
            text                           | text/plain  | basic             | grant_type=client_credentials                                                | 415 | invalid_request
            """)
    @DisplayName("RFC 6749 §5.2: every bad token request has its error")
    void token(String title, String type, String authorization, String body, int status, String error) {
        assertOAuthError(request(type, authorization, body).post("/oauth/token"), status, error);
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource({
        "/oauth/token, 405, invalid_request",
        "/oauth/revoke, 405, invalid_request",
        "/oauth/introspect, 405, invalid_request",
        "/auth/token, 405, invalid_request",
        "/oauth/nothing, 404, invalid_request",
        "/apps/auth, 405, invalid_request"
    })
    @DisplayName("A wrong method or path has the error form of its endpoints")
    void wrongMethodOrPath(String path, int status, String error) {
        assertOAuthError(given().get(path), status, error);
    }

    @ParameterizedTest(name = "{0} {1} {2} -> {3} {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /auth/token         | -                | -                                    | 401 | invalid_client
            /auth/token         | Basic !!!        | -                                    | 401 | invalid_client
            /auth/token         | Basic YTpi       | {"user_name":"a"}                    | 400 | invalid_request
            /auth/token         | Basic YTpi       | {"user_name":"a","password":"b"}     | 401 | invalid_client
            /auth/token         | Basic YTpi       | -                                    | 400 | invalid_grant
            /auth/token         | Basic YTpi       | nonsense                             | 400 | invalid_request
            /auth/refresh-token | -                | -                                    | 401 | invalid_grant
            /auth/refresh-token | Bearer           | -                                    | 401 | invalid_grant
            /auth/refresh-token | Bearer tgr_AAAA  | -                                    | 401 | invalid_grant
            /auth/refresh-token | Basic YTpi       | -                                    | 401 | invalid_grant
            /oauth/revoke       | basic            | {}                                   | 400 | invalid_request
            /oauth/revoke       | -                | {"token":"x"}                        | 401 | invalid_client
            /oauth/introspect   | basic            | {}                                   | 400 | invalid_request
            /oauth/introspect   | -                | {"token":"x"}                        | 401 | invalid_client
            /apps/auth          | -                | {"clientId":"a"}                     | 400 | invalid_request
            /apps/auth          | -                | {"clientId":"a","clientSecret":"b"}  | 401 | invalid_client
            /apps/auth          | -                | {"clientId":7,"clientSecret":"b"}    | 400 | invalid_request
            """)
    @DisplayName("Every other OAuth endpoint answers bad input in the same form")
    void others(String path, String authorization, String body, int status, String error) {
        assertOAuthError(request("json", authorization, body).post(path), status, error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/oauth/revoke", "/oauth/introspect", "/auth/token", "/apps/auth"})
    @DisplayName("RFC 9110 §5.3: two Authorization headers are invalid_request; §15.5.6: a 405 lists the methods")
    void heads(String path) {
        request("form", BASIC, "grant_type=client_credentials")
                .header("Authorization", BASIC)
                .post(path)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        given().get(path).then().statusCode(405).header("Allow", equalTo("OPTIONS, POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/oauth/revoke", "/oauth/introspect", "/auth/token", "/apps/auth"})
    @DisplayName("A body over 64 KiB is refused with 413")
    void tooLarge(String path) {
        Response answer =
                request("json", BASIC, "{\"a\":\"" + "x".repeat(70_000) + "\"}").post(path);
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.b.c",
                "..",
                "eyJhbGciOiJub25lIn0.e30.",
                "tgr_",
                "00000000-0000-0000-0000-000000000000",
                "%00"
            })
    @DisplayName("RFC 7009 §2.2, RFC 7662 §2.2: garbage is an unknown token: 200, and inactive")
    void garbageTokens(String token) {
        String body = "token=" + token.replace("%00", "%2500");
        request("form", BASIC, body).post("/oauth/revoke").then().statusCode(200);
        assertThat(request("form", BASIC, body).post("/oauth/introspect").asString())
                .isEqualTo("{\"active\":false}");
        assertThat(given().header("Authorization", "Bearer " + token)
                        .get("/apps")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/oauth/revoke", "/oauth/introspect", "/auth/token"})
    @DisplayName("An empty Content-Type is treated like none: an OAuth error, never 5xx")
    void emptyContentType(String path) throws Exception {
        java.net.URI uri = java.net.URI.create("http://localhost:" + io.restassured.RestAssured.port + path);
        try (java.net.Socket socket = new java.net.Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type:\r\nContent-Length: 2\r\n"
                                    + "Connection: close\r\n\r\n{}")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 4").contains("\"error\":\"invalid_");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/oauth/revoke", "/oauth/introspect", "/auth/token"})
    @DisplayName("The error for a broken percent escape or forbidden characters contains only those that RFC 6749 §5.2"
            + " permits")
    void forms(String path) {
        for (String body : new String[] {"token=%", "token=x&a%zz=1", "token=%c3%28", "a%22%5c=1&a%22%5c=2"}) {
            assertOAuthError(request("form", BASIC, body).post(path), 400, "invalid_request");
        }
    }

    private static RequestSpecification request(String type, String authorization, String body) {
        RequestSpecification request = given().config(RestAssuredConfig.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)));
        if (type != null && body != null) {
            request.contentType(type.equals("form") ? FORM : type.equals("json") ? "application/json" : type);
        }
        if (authorization != null) {
            request.header("Authorization", authorization.equals("basic") ? BASIC : authorization);
        }
        return body == null ? request : request.body(body);
    }

    private static void assertOAuthError(Response answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.jsonPath().getString("error")).isEqualTo(error);
        assertThat(answer.jsonPath().getString("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.asString()).doesNotContain("Exception", "io.tillgate");
    }
}
