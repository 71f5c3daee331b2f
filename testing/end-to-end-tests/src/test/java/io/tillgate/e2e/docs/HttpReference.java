package io.tillgate.e2e.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docs/http-reference.md}: every operation of every service, generated from the services' OpenAPI documents. */
final class HttpReference {
    private static final List<String> SERVICES =
            List.of("auth-service", "user-service", "scope-registry", "audit-service", "forward-auth");
    private static final String HEAD = """
            # HTTP reference

            Generated from the OpenAPI document of each service (`<service>/openapi.yaml`, also at `/docs` of the local gateway, where requests can be tried). `HttpReferenceTest` fails if this file is stale (`-Dtillgate.docs.update=true` rewrites it).
            """;
    private static final String SCHEMAS = "#/components/schemas/";

    private final Path root;
    private final YAMLMapper yaml = new YAMLMapper();

    /** @param root the checkout */
    HttpReference(Path root) {
        this.root = root;
    }

    Path file() {
        return root.resolve("docs").resolve("http-reference.md");
    }

    /** Returns the expected content of the file. */
    String render() throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        for (String service : SERVICES) {
            JsonNode document =
                    yaml.readTree(Modules.named(service).resolve("openapi.yaml").toFile());
            text.append("\n## ").append(service).append('\n');
            for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    text.append(operation(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue()));
                }
            }
            text.append(schemas(service, document.path("components").path("schemas")));
        }
        return text.toString();
    }

    private static String operation(String name, JsonNode operation) {
        StringBuilder text = new StringBuilder("\n### `%s`\n\n%s.\n".formatted(name, words(operation, "summary")));
        if (operation.has("description")) {
            text.append('\n').append(words(operation, "description")).append('\n');
        }
        if (!operation.path("parameters").isEmpty()) {
            text.append("\n| parameter | in | |\n|---|---|---|\n");
            operation
                    .path("parameters")
                    .forEach(each -> text.append("| `%s`%s | %s | %s |\n"
                            .formatted(
                                    each.path("name").asText(),
                                    each.path("required").asBoolean() ? ", required" : "",
                                    each.path("in").asText(),
                                    words(each, "description"))));
        }
        if (operation.has("requestBody")) {
            text.append("\nBody: %s.\n".formatted(content(operation.path("requestBody"))));
        }
        text.append("\n| answer | |\n|---|---|\n");
        operation.path("responses").properties().forEach(each -> {
            String body = content(each.getValue());
            String answer = words(each.getValue(), "description");
            text.append("| %s | %s |\n"
                    .formatted(each.getKey(), body.isEmpty() ? answer : answer.replaceFirst("\\.$", "") + ": " + body));
        });
        return text.toString();
    }

    /** Returns the media types of a body with their schemas. */
    private static String content(JsonNode body) {
        List<String> types = new ArrayList<>();
        body.path("content").properties().forEach(type -> {
            String schema = type(type.getValue().path("schema"));
            types.add("`%s`%s".formatted(type.getKey(), schema.isEmpty() ? "" : " " + schema));
        });
        return String.join(" or ", types);
    }

    private static String schemas(String service, JsonNode schemas) {
        StringBuilder text = new StringBuilder();
        schemas.properties().stream()
                .filter(schema -> schema.getValue().has("properties"))
                .forEach(schema -> {
                    text.append("\n### %s of %s\n\n".formatted(schema.getKey(), service));
                    if (schema.getValue().has("description")) {
                        text.append(words(schema.getValue(), "description")).append("\n\n");
                    }
                    text.append("| member | type | |\n|---|---|---|\n");
                    schema.getValue()
                            .path("properties")
                            .properties()
                            .forEach(member -> text.append("| `%s` | %s | %s |\n"
                                    .formatted(
                                            member.getKey(),
                                            type(member.getValue()),
                                            words(member.getValue(), "description"))));
                });
        return text.toString();
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            return schema.path("$ref").asText().substring(SCHEMAS.length());
        }
        if (schema.path("type").asText().equals("array")) {
            return "array of " + type(schema.path("items"));
        }
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    /** Returns a text on one line, escaped for a Markdown table. */
    private static String words(JsonNode node, String member) {
        return node.path(member)
                .asText()
                .strip()
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .replace("<", "&lt;");
    }
}
