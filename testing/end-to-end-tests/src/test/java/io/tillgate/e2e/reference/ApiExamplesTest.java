package io.tillgate.e2e.reference;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class ApiExamplesTest {
    private static final List<String> SERVICES =
            List.of("user-service", "scope-registry", "auth-service", "audit-service");
    /** What others need comes first, what takes it away last. */
    private static final List<String> ORDER = List.of("post", "put", "patch", "get", "delete");
    /**
     * Examples with what only a mail or a browser brings, with an id or a scope that the caller does not have, or with a
     * token that the example of its revocation has ended.
     */
    private static final Set<String> REFUSED = Set.of(
            "activateAccount link 400",
            "changePassword example 403",
            "confirmEmail example 400",
            "confirmPasswordReset link 400",
            "endBrowserSession 404",
            "posRefreshToken 401",
            "postUserInfo example 401",
            "recoverEmail link 400",
            "revokeApiKey 404",
            "revokeKey example 404",
            "token code 400",
            "userInfo 403");

    private final ObjectMapper json = new ObjectMapper();
    private final ExampleValues values = new ExampleValues();
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> refused = new TreeSet<>();
    private final Suite suite;

    ApiExamplesTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("The services accept the examples of their OpenAPI documents, and answer as documented")
    void accepted() {
        await().atMost(60, SECONDS)
                .until(() -> suite.as(suite.adminToken())
                                .get("/audit/checkpoints/latest")
                                .statusCode()
                        == 200);
        await().atMost(60, SECONDS)
                .until(() -> !suite.as(suite.adminToken())
                        .queryParam("type", "TokenIssued")
                        .get("/audit/events")
                        .jsonPath()
                        .getList("items")
                        .isEmpty());

        SERVICES.stream()
                .flatMap(service -> ApiDocument.of(service).operations().stream())
                .sorted(Comparator.comparing(operation -> ORDER.indexOf(operation.method())))
                .forEach(this::send);

        assertThat(wrong).isEmpty();
        assertThat(refused).isEqualTo(REFUSED);
    }

    /** Sends each example of the operation's bodies, or the operation without a body. */
    private void send(ApiOperation operation) {
        operation
                .bodies()
                .forEach((type, body) -> operation
                        .document()
                        .examples(body)
                        .forEach((name, example) -> check(
                                operation,
                                operation.id() + " " + name,
                                send(
                                        operation,
                                        withBody(request(operation, example.has("client_id")), type, example)))));
        if (operation.bodies().isEmpty()) {
            check(operation, operation.id(), send(operation, request(operation, false)));
        }
    }

    private void check(ApiOperation operation, String example, Response answer) {
        int status = answer.statusCode();
        String name = "%s %d".formatted(example, status);
        if (!operation.documents(status) || status >= 500) {
            wrong.add(name + " is not documented: " + answer.asString());
        } else if (status >= 400) {
            refused.add(name);
        } else if (answer.contentType().startsWith("application/json")) {
            JsonNode documented = operation.answer(status, "application/json");
            JsonNode body = tree(answer.asString());
            operation
                    .document()
                    .unknownMembers(documented.path("schema"), body)
                    .forEach(member -> wrong.add(name + " has an undocumented " + member));
            operation.document().examples(documented).values().forEach(each -> values.put(each, body));
        }
    }

    private RequestSpecification request(ApiOperation operation, boolean publicClient) {
        RequestSpecification request = suite.request().redirects().follow(false);
        if (operation.accepts("bearer")) {
            request.auth().preemptive().oauth2(suite.adminToken());
        }
        if (operation.accepts("client") && !publicClient) {
            String client = operation.path().startsWith("/auth/") ? "pos-admin" : "backoffice";
            request.auth().preemptive().basic(client, suite.stack().clientSecret(client.replace('-', '_')));
        }
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.has("example")) {
                String name = parameter.path("name").asText();
                String value = values.real(parameter.path("example").asText());
                switch (parameter.path("in").asText()) {
                    case "path" -> request.pathParam(name, value);
                    case "query" -> request.queryParam(name, value);
                    default -> request.header(name, value);
                }
            }
        }
        return request;
    }

    private RequestSpecification withBody(RequestSpecification request, String type, JsonNode example) {
        request.contentType(type);
        if (type.equals("application/x-www-form-urlencoded")) {
            example.properties()
                    .forEach(field -> request.formParam(
                            field.getKey(), values.real(field.getValue().asText())));
            return request;
        }
        return request.body(values.real(example.isTextual() ? example.asText() : example.toString()));
    }

    private static Response send(ApiOperation operation, RequestSpecification request) {
        return request.request(operation.method().toUpperCase(Locale.ROOT), operation.path());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
