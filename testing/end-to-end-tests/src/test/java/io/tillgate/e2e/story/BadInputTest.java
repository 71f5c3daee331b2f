package io.tillgate.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class BadInputTest {
    private static final List<String> OAUTH = List.of(
            "POST /oauth/token",
            "POST /oauth/revoke",
            "POST /oauth/introspect",
            "POST /auth/token",
            "POST /auth/refresh-token",
            "POST /apps/auth");
    private static final List<String> PROBLEM = List.of(
            "POST /users",
            "GET /users",
            "GET /users/me",
            "GET /users/x",
            "PATCH /users/x",
            "DELETE /users/x",
            "POST /users/x/password",
            "POST /users/activation",
            "POST /apps",
            "GET /apps",
            "GET /apps/x",
            "DELETE /apps/x",
            "POST /scopes",
            "GET /scopes/x%20y",
            "PUT /scopes/x",
            "DELETE /scopes/x",
            "GET /audit/events",
            "GET /audit/events/x",
            "GET /api/v2/dishes",
            "POST /api/v2/dishes",
            "GET /api/v2/dishes/x",
            "PUT /api/v2/dishes/1",
            "DELETE /api/v2/dishes/x",
            "GET /api/v2/ingredients",
            "POST /api/v2/ingredients",
            "GET /api/v2/sales",
            "POST /api/v2/sales",
            "POST /api/v2/sales/x/refund",
            "GET /nowhere",
            "PUT /users");
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "null",
            "{}",
            "\"x\"",
            "{\"a\":{\"b\":[]}}",
            "\u0000",
            "{\"user_name\":\"\\u0000\",\"password\":7}",
            "{\"namespace\":null,\"name\":[]}",
            "{\"user_name\":\"" + "x".repeat(5000) + "\"}",
            "a=b&a=c&%zz=%");
    private static final List<String> TYPES =
            List.of("application/json", "application/x-www-form-urlencoded", "text/plain", "nonsense");
    private static final String[] QUERY = {"?limit=-1", "?limit=x&cursor=forged", "?from=yesterday&to=%00", ""};

    private final Suite suite;

    BadInputTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("RFC 6749 §5.2: the OAuth endpoints answer any garbage with an OAuth error, never 5xx")
    void oauth() {
        List<String> wrong = new ArrayList<>();
        for (String endpoint : OAUTH) {
            for (String authorization : new String[] {"", "Basic !!!", "Bearer x", "Basic YTpi", "\u00e9"}) {
                for (String type : TYPES) {
                    for (String body : bodies(type)) {
                        Response answer = send(endpoint, "", authorization, type, body);
                        if (answer.statusCode() >= 500
                                || answer.statusCode() < 400
                                || !answer.contentType().startsWith("application/json")
                                || answer.jsonPath().getString("error") == null) {
                            wrong.add(describe(endpoint, type, body, authorization, answer));
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("RFC 9457: the other endpoints answer any garbage with a problem, never 5xx")
    void problem() {
        List<String> wrong = new ArrayList<>();
        String admin = suite.adminToken();
        for (String endpoint : PROBLEM) {
            for (String authorization : new String[] {"", "Bearer x", "Bearer " + admin}) {
                for (String type : TYPES) {
                    for (String body : bodies(type)) {
                        for (String query : endpoint.startsWith("GET") && body.isEmpty() ? QUERY : new String[] {""}) {
                            Response answer = send(endpoint, query, authorization, type, body);
                            boolean good = answer.statusCode() < 400
                                    || (answer.statusCode() < 500
                                            && answer.contentType().startsWith("application/problem+json")
                                            && answer.jsonPath().getString("type") != null
                                            && answer.jsonPath().getInt("status") == answer.statusCode());
                            if (!good || answer.asString().contains("Exception")) {
                                wrong.add(describe(endpoint + query, type, body, authorization, answer));
                            }
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** JSON is tried with every body, the other types with those that differ there. */
    private static List<String> bodies(String type) {
        return type.equals("application/json") ? BODIES : List.of("{}", "\u0000", "a=b&a=c&%zz=%");
    }

    private static String describe(String endpoint, String type, String body, String authorization, Response answer) {
        return Map.of(
                        "1 request", endpoint + " " + type + " " + body.substring(0, Math.min(30, body.length())),
                        "2 as", authorization.substring(0, Math.min(12, authorization.length())),
                        "3 answer", answer.statusCode() + " " + answer.contentType() + " " + answer.asString())
                .toString();
    }

    private Response send(String endpoint, String query, String authorization, String type, String body) {
        String[] methodAndPath = endpoint.split(" ");
        RequestSpecification request = suite.request()
                .urlEncodingEnabled(false)
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("nonsense", io.restassured.http.ContentType.TEXT)
                                .encodeContentTypeAs(
                                        "application/x-www-form-urlencoded", io.restassured.http.ContentType.TEXT)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!body.isEmpty() && !methodAndPath[0].equals("GET")) {
            request.contentType(type).body(body);
        }
        return request.request(methodAndPath[0], methodAndPath[1] + query);
    }
}
