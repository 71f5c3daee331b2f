package io.tillgate.e2e.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The committed OpenAPI document of a service. */
record ApiDocument(JsonNode root) {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    static ApiDocument of(String service) {
        try {
            return new ApiDocument(new YAMLMapper()
                    .readTree(Modules.named(service).resolve("openapi.yaml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ApiOperation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new ApiOperation(this, method.getKey(), path.getKey(), method.getValue())))
                .toList();
    }

    /** The names of the tags that have a description. */
    Set<String> describedTags() {
        return root.path("tags")
                .valueStream()
                .filter(tag -> !tag.path("description").asText().isEmpty())
                .map(tag -> tag.path("name").asText())
                .collect(Collectors.toSet());
    }

    /** The media types of a request's body or of an answer by their names. */
    Map<String, JsonNode> mediaTypes(JsonNode bodyOrAnswer) {
        return resolve(bodyOrAnswer).path("content").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    /** The values of the examples of a media type by their names; one without a name is {@code example}. */
    Map<String, JsonNode> examples(JsonNode mediaType) {
        if (mediaType.has("example")) {
            return Map.of("example", mediaType.get("example"));
        }
        return mediaType.path("examples").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> resolve(each.getValue()).path("value"), (a, b) -> a, TreeMap::new));
    }

    /** What contradicts the schema in a value. */
    List<String> violations(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", root.path("components"));
        return SCHEMAS.getSchema(whole).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** The members of a value that its schema does not name. */
    Stream<String> unknownMembers(JsonNode schema, JsonNode value) {
        JsonNode described = resolve(schema);
        if (value.isArray()) {
            return value.valueStream().flatMap(item -> unknownMembers(described.path("items"), item));
        }
        if (!described.has("properties")) {
            return Stream.empty();
        }
        return value.properties().stream().flatMap(member -> {
            JsonNode property = described.path("properties").path(member.getKey());
            return property.isMissingNode() ? Stream.of(member.getKey()) : unknownMembers(property, member.getValue());
        });
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
