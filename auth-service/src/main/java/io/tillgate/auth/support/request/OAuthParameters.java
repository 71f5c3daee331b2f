package io.tillgate.auth.support.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request at an OAuth endpoint. A parameter without a value counts as omitted. A repeated one is an
 * {@code invalid_request} (RFC 6749 section 3.1), except {@code resource} and {@code audience} (RFC 8707 section 2).
 */
public record OAuthParameters(Map<String, List<String>> values) {
    private static final int MAX_PARAMETERS = 50;
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Parses a body of the given type; null has no parameters. */
    public static OAuthParameters parse(@Nullable MediaType type, @Nullable String body) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (body != null && !body.isBlank()) {
            (MediaType.APPLICATION_JSON_TYPE.isCompatible(type) ? json(body) : FormEncoding.parse(body))
                    .forEach((name, all) -> add(values, name, all));
        }
        if (values.size() > MAX_PARAMETERS) {
            throw invalid("There are more than " + MAX_PARAMETERS + " parameters");
        }
        return new OAuthParameters(values);
    }

    /** Returns the value of a parameter. */
    public Optional<String> one(String name) {
        return Optional.ofNullable(values.get(name)).map(all -> all.get(0));
    }

    /** Returns the value of a parameter; throws {@code invalid_request} if it is missing. */
    public String require(String name) {
        return one(name).orElseThrow(() -> invalid("The parameter " + name + " is missing"));
    }

    /** Returns all values of a parameter. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    @Override
    public String toString() {
        return "OAuthParameters" + values.keySet();
    }

    private static void add(Map<String, List<String>> values, String name, List<String> sent) {
        List<String> present = sent.stream().filter(value -> !value.isEmpty()).toList();
        if (sent.size() > 1 && !REPEATABLE.contains(name)) {
            throw invalid("The parameter " + printable(name) + " is sent more than once");
        }
        if (present.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw invalid("The parameter " + printable(name) + " contains a character that is not allowed");
        }
        if (!present.isEmpty()) {
            values.put(name, present);
        }
    }

    private static Map<String, List<String>> json(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (!tree.isObject()) {
                throw invalid("The body is not a JSON object");
            }
            Map<String, List<String>> values = new LinkedHashMap<>();
            tree.fields()
                    .forEachRemaining(field -> values.put(field.getKey(), texts(field.getKey(), field.getValue())));
            return values;
        } catch (JsonProcessingException e) {
            throw invalid("The body is not JSON, or repeats a parameter");
        }
    }

    private static List<String> texts(String name, JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        if (value.isArray() && REPEATABLE.contains(name)) {
            return StreamSupport.stream(value.spliterator(), false)
                    .flatMap(item -> texts("", item).stream())
                    .toList();
        }
        if (!value.isTextual()) {
            throw invalid("The parameter " + printable(name) + " is not a string");
        }
        return List.of(value.textValue());
    }

    private static String printable(String name) {
        return name.length() <= 40 && name.chars().allMatch(c -> c > ' ' && c < 0x7f) ? name : "(unprintable)";
    }

    private static OAuthException invalid(String description) {
        return OAuthException.of(OAuthErrorCode.INVALID_REQUEST, description);
    }
}
