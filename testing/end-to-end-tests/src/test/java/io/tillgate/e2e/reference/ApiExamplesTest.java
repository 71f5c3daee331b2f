package io.tillgate.e2e.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class ApiExamplesTest {
    private static final List<String> SERVICES = List.of("scope-registry");
    /** What others need comes first, what takes it away last. */
    private static final List<String> ORDER = List.of("post", "put", "patch", "get", "delete");
    /** Examples that name what a fresh stack does not have. */
    private static final Set<String> REFUSED = Set.of();

    private final Suite suite;

    ApiExamplesTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("The services accept every example of their OpenAPI documents, or refuse it as documented")
    void accepted() {
        List<String> undocumented = new ArrayList<>();
        Set<String> refused = new TreeSet<>();
        for (String service : SERVICES) {
            ApiDocument.of(service).operations().stream()
                    .sorted(Comparator.comparing(operation -> ORDER.indexOf(operation.method())))
                    .forEach(operation -> answers(operation).forEach((example, answer) -> {
                        if (!operation.documents(answer.statusCode()) || answer.statusCode() >= 500) {
                            undocumented.add(example + ": " + answer.statusCode() + " " + answer.asString());
                        } else if (answer.statusCode() >= 400) {
                            refused.add(example + " " + answer.statusCode());
                        }
                    }));
        }
        assertThat(undocumented).isEmpty();
        assertThat(refused).isEqualTo(REFUSED);
    }

    /** Sends each example of the operation's bodies, or the operation without a body. */
    private Map<String, Response> answers(ApiOperation operation) {
        Map<String, Response> answers = new TreeMap<>();
        operation
                .bodies()
                .forEach((type, body) -> operation
                        .document()
                        .examples(body)
                        .forEach((name, example) -> answers.put(
                                String.join(" ", operation.id(), type, name),
                                send(operation, withBody(request(operation), type, example)))));
        if (operation.bodies().isEmpty()) {
            answers.put(operation.id(), send(operation, request(operation)));
        }
        return answers;
    }

    private RequestSpecification request(ApiOperation operation) {
        RequestSpecification request = suite.request().redirects().follow(false);
        if (operation.accepts("bearer")) {
            request.auth().preemptive().oauth2(suite.adminToken());
        }
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.has("example")) {
                String value = parameter.path("example").asText();
                switch (parameter.path("in").asText()) {
                    case "path" -> request.pathParam(parameter.path("name").asText(), value);
                    case "query" -> request.queryParam(parameter.path("name").asText(), value);
                    default -> request.header(parameter.path("name").asText(), value);
                }
            }
        }
        return request;
    }

    private static RequestSpecification withBody(RequestSpecification request, String type, JsonNode example) {
        request.contentType(type);
        if (type.equals("application/x-www-form-urlencoded")) {
            example.properties()
                    .forEach(field ->
                            request.formParam(field.getKey(), field.getValue().asText()));
            return request;
        }
        return request.body(example.isTextual() ? example.asText() : example.toString());
    }

    private static Response send(ApiOperation operation, RequestSpecification request) {
        return request.request(operation.method().toUpperCase(java.util.Locale.ROOT), operation.path());
    }
}
