package io.tillgate.auth.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * Converts the values of a type between the client, its database column and its document.
 *
 * @param toColumn converts to the value for PostgreSQL
 * @param fromColumn converts from the value of PostgreSQL
 * @param toJson converts to the value in a document
 * @param schema the JSON type, optionally followed by a space and a format ({@code string uri}); or the name of an
 *     OpenAPI schema; or empty for any JSON
 */
record AttributeType<T>(
        Function<T, Object> toColumn, Function<Object, T> fromColumn, Function<T, JsonNode> toJson, String schema) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final AttributeType<String> TEXT = new AttributeType<>(v -> v, v -> (String) v, TextNode::valueOf, "string");
    static final AttributeType<URI> ADDRESS = text(URI::toString, URI::create, "string uri");
    static final AttributeType<JWSAlgorithm> ALGORITHM = text(JWSAlgorithm::getName, JWSAlgorithm::parse, "string");
    static final AttributeType<Boolean> FLAG =
            new AttributeType<>(v -> v, v -> (Boolean) v, BooleanNode::valueOf, "boolean");
    static final AttributeType<Long> NUMBER =
            new AttributeType<>(v -> v, v -> (Long) v, LongNode::valueOf, "integer int64");
    static final AttributeType<UUID> ID =
            new AttributeType<>(v -> v, v -> (UUID) v, v -> TextNode.valueOf(v.toString()), "string");
    static final AttributeType<Instant> TIME = new AttributeType<>(
            v -> v.atOffset(ZoneOffset.UTC),
            v -> ((OffsetDateTime) v).toInstant(),
            v -> TextNode.valueOf(v.toString()),
            "Instant");

    /** An ISO 8601 duration in documents. */
    static final AttributeType<Duration> LIFETIME = duration(v -> TextNode.valueOf(v.toString()), "string");

    /** A number of seconds in documents. */
    static final AttributeType<Duration> SECONDS = duration(v -> LongNode.valueOf(v.toSeconds()), "integer int64");

    static final AttributeType<List<String>> LIST = list(AttributeType::array, "array");

    /** A space-separated string in documents (RFC 6749 section 3.3). */
    static final AttributeType<List<String>> WORDS = list(v -> TextNode.valueOf(String.join(" ", v)), "string");

    /** A JSON document, stored as text. */
    static final AttributeType<String> DOCUMENT =
            new AttributeType<>(v -> v, v -> (String) v, AttributeType::parse, "");

    /** Returns the type of an enum, whose values are written in lower case. */
    static <E extends Enum<E>> AttributeType<E> word(Class<E> type) {
        return text(AttributeType::wireName, v -> Enum.valueOf(type, v.toUpperCase(Locale.ROOT)), "string");
    }

    static String wireName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <T> AttributeType<T> text(Function<T, String> write, Function<String, T> read, String schema) {
        return new AttributeType<>(
                write::apply, v -> read.apply((String) v), v -> TextNode.valueOf(write.apply(v)), schema);
    }

    private static AttributeType<Duration> duration(Function<Duration, JsonNode> toJson, String schema) {
        return new AttributeType<>(Duration::toSeconds, v -> Duration.ofSeconds((Long) v), toJson, schema);
    }

    private static AttributeType<List<String>> list(Function<List<String>, JsonNode> toJson, String schema) {
        return new AttributeType<>(v -> v.toArray(String[]::new), v -> List.of((String[]) v), toJson, schema);
    }

    private static ArrayNode array(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document is not JSON", e);
        }
    }
}
