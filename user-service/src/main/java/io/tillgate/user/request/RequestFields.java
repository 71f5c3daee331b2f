package io.tillgate.user.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request body and their violations. Read every field, then call {@link #refuseIfInvalid()}. Violations
 * contain no values. Not thread-safe.
 */
public final class RequestFields {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private static final int MAX_PARAMETERS = 100;

    private final ObjectNode fields;
    private final List<Violation> violations = new ArrayList<>();

    private RequestFields(ObjectNode fields) {
        this.fields = fields;
    }

    /**
     * Reads a JSON object (RFC 8259). A duplicate name is an error.
     *
     * @throws ProblemException with {@code 400} if the body is not a JSON object
     */
    public static RequestFields ofJson(byte @Nullable [] body) {
        try {
            if (body != null && body.length > 0 && JSON.readTree(body) instanceof ObjectNode object) {
                return new RequestFields(object);
            }
        } catch (IOException e) {
            throw ProblemException.invalid("body", "must be well-formed JSON without a repeated name");
        }
        throw ProblemException.invalid("body", "must be a JSON object");
    }

    /**
     * Reads a form. A parameter without a value counts as absent; a repeated one is a violation (RFC 6749 section 3.2).
     *
     * @throws ProblemException with {@code 400} if it is malformed
     */
    public static RequestFields ofForm(byte @Nullable [] body) {
        Map<String, List<String>> form;
        try {
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(body == null ? new byte[0] : body))
                    .toString();
            form = new QueryStringDecoder(text, UTF_8, false, MAX_PARAMETERS, true).parameters();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw ProblemException.invalid("body", "must be a well-formed form");
        }
        if (form.size() >= MAX_PARAMETERS) {
            throw ProblemException.invalid("body", "must have fewer than " + MAX_PARAMETERS + " parameters");
        }
        RequestFields request = new RequestFields(JsonNodeFactory.instance.objectNode());
        form.forEach((name, values) -> {
            if (values.size() > 1) {
                request.reject(name, "must be given once");
            } else if (values.size() == 1 && !values.get(0).isEmpty()) {
                request.fields.put(name, values.get(0));
            }
        });
        return request;
    }

    /** Returns whether the field is present, even if it is null. */
    public boolean has(String name) {
        return fields.has(name);
    }

    /** The text of a field; null if it is absent, null or not a string. The last is a violation. */
    public @Nullable String text(String name) {
        JsonNode value = fields.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            reject(name, "must be a string");
            return null;
        }
        return value.textValue();
    }

    /** As {@link #text(String)}, checked by a rule that returns the error message, if any. */
    public @Nullable String text(String name, Function<String, Optional<String>> rule) {
        String value = text(name);
        if (value != null) {
            rule.apply(value).ifPresent(message -> reject(name, message));
        }
        return value;
    }

    /** As {@link #text(String, Function)}. If the field is absent, adds a violation and returns the empty string. */
    public String required(String name, Function<String, Optional<String>> rule) {
        String value = text(name, rule);
        if (value == null && !isWrong(name)) {
            reject(name, "is required");
        }
        return value == null ? "" : value;
    }

    /** Returns whether a field is true; false if it is absent. */
    public boolean flag(String name) {
        JsonNode value = fields.path(name);
        if (fields.hasNonNull(name) && !value.isBoolean()) {
            reject(name, "must be true or false");
        }
        return value.asBoolean(false);
    }

    /** The texts of a list without duplicates. The rule checks every element. */
    public List<String> texts(String name, int max, Function<String, Optional<String>> rule) {
        JsonNode list = fields.path(name);
        if (!list.isArray() || list.size() > max) {
            reject(name, "must be a list of at most " + max + " strings");
            return List.of();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode element : list) {
            Optional<String> wrong =
                    element.isTextual() ? rule.apply(element.textValue()) : Optional.of("must be a list of strings");
            if (wrong.isPresent()) {
                reject(name, wrong.get());
                return List.of();
            }
            texts.add(element.textValue());
        }
        return List.copyOf(texts);
    }

    /** Adds a violation for every other field. */
    public void allowOnly(Set<String> known) {
        fields.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                reject(name, "is not a field that can be set here");
            }
        });
    }

    /** Adds a violation. */
    public void reject(String name, String message) {
        violations.add(new Violation(name, message));
    }

    /** Returns whether the field has a violation. */
    public boolean isWrong(String name) {
        return violations.stream().anyMatch(violation -> violation.field().equals(name));
    }

    /** Fails with {@code 400} and all violations if there are any. */
    public void refuseIfInvalid() {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
