package io.tillgate.e2e.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An operation of an OpenAPI document. */
record ApiOperation(ApiDocument document, String method, String path, JsonNode node) {
    String id() {
        return node.path("operationId").asText();
    }

    List<JsonNode> parameters() {
        return node.path("parameters").valueStream().toList();
    }

    /** The media types of the request's body by their names. */
    Map<String, JsonNode> bodies() {
        return document.mediaTypes(node.path("requestBody"));
    }

    boolean documents(int status) {
        return node.path("responses").has(String.valueOf(status));
    }

    /** The documented body of an answer; an empty node if none is documented. */
    JsonNode answer(int status, String mediaType) {
        return node.path("responses")
                .path(String.valueOf(status))
                .path("content")
                .path(mediaType);
    }

    /** Whether one of the ways to authenticate is this scheme. */
    boolean accepts(String scheme) {
        return node.path("security").valueStream().anyMatch(requirement -> requirement.has(scheme));
    }

    /** What the description lacks. */
    List<String> gaps() {
        return Stream.of(
                        gap(document.describedTags().containsAll(tags()) && !tags().isEmpty(), "a described tag"),
                        gap(!node.path("summary").asText().isEmpty(), "a summary"),
                        gap(node.has("security"), "security, or its explicit absence"),
                        gap(!path.startsWith("/internal/"), "a path that the gateway routes"),
                        gap(!successes().isEmpty(), "a success answer"),
                        parameterGaps(),
                        bodies().entrySet().stream().flatMap(body -> mediaTypeGaps("request", body)),
                        successes().stream()
                                .flatMap(answer -> document.mediaTypes(answer.getValue()).entrySet().stream()
                                        .flatMap(body -> mediaTypeGaps(answer.getKey(), body))))
                .flatMap(gaps -> gaps)
                .map(gap -> id() + ": " + gap)
                .toList();
    }

    private Stream<String> parameterGaps() {
        return parameters().stream()
                .filter(each -> each.path("required").asBoolean() && !each.has("example"))
                .map(each -> "no example of " + each.path("name").asText());
    }

    private Stream<String> mediaTypeGaps(String where, Map.Entry<String, JsonNode> body) {
        String name = where + " " + body.getKey();
        JsonNode schema = body.getValue().path("schema");
        boolean textual = body.getKey().startsWith("text/") || body.getKey().endsWith("ndjson");
        if (schema.isEmpty() || (!textual && schema.path("type").asText().equals("string"))) {
            return Stream.of("no schema of " + name);
        }
        Map<String, JsonNode> examples = document.examples(body.getValue());
        if (examples.isEmpty()) {
            return Stream.of("no example of " + name);
        }
        return examples.values().stream()
                .flatMap(example -> document.violations(schema, example).stream())
                .map(violation -> "example of " + name + ": " + violation);
    }

    private List<String> tags() {
        return node.path("tags").valueStream().map(JsonNode::asText).toList();
    }

    /** The answers to a request that is not refused. */
    private List<Map.Entry<String, JsonNode>> successes() {
        return node.path("responses").properties().stream()
                .filter(answer -> answer.getKey().matches("2..|30[123]")
                        && !answer.getValue().path("description").asText().isEmpty())
                .toList();
    }

    private static Stream<String> gap(boolean there, String what) {
        return there ? Stream.empty() : Stream.of("no " + what);
    }
}
