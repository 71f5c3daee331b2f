package io.tillgate.auth.client.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import io.tillgate.auth.support.error.Problem;
import io.tillgate.auth.support.error.ProblemException;
import io.tillgate.text.VisibleText;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a document one by one, and collects what is wrong with each. Null counts as left out. */
final class MetadataReader {
    private static final int MAX_URI_LENGTH = 2_000;
    /** What {@link #parse} takes, in words. */
    static final String A_URI =
            "a URI of at most " + MAX_URI_LENGTH + " characters, with those beyond ASCII percent-encoded (RFC 3986)";

    private static final int MAX_VIOLATIONS = 100;

    private final JsonNode document;
    private final List<Problem.Violation> violations = new ArrayList<>();

    MetadataReader(JsonNode document) {
        this.document = document;
    }

    /** Notes what is wrong with a field. */
    void reject(String field, String message) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(new Problem.Violation(field, message));
        }
    }

    /** Fails with everything that was noted. */
    void requireNoViolations() {
        if (!violations.isEmpty()) {
            throw new ProblemException(Problem.invalid(violations));
        }
    }

    boolean has(String field) {
        return document.hasNonNull(field);
    }

    JsonNode node(String field) {
        return document.path(field);
    }

    Optional<String> text(String field, int maxLength) {
        if (!has(field)) {
            return Optional.empty();
        }
        JsonNode value = node(field);
        if (!value.isTextual()
                || VisibleText.Rule.isBlank(value.textValue())
                || VisibleText.Rule.length(value.textValue()) > maxLength) {
            reject(field, "must be a string of 1 to " + maxLength + " characters");
            return Optional.empty();
        }
        if (!isPlain(value.textValue())) {
            reject(field, "must be plain text, without markup, control or formatting characters");
            return Optional.empty();
        }
        return Optional.of(value.textValue().strip());
    }

    boolean flag(String field, boolean otherwise) {
        if (has(field) && !node(field).isBoolean()) {
            reject(field, "must be true or false");
        }
        return node(field).asBoolean(otherwise);
    }

    /** The strings of an array; each is checked by a rule that says what is wrong with it. */
    List<String> texts(String field, int maxCount, Function<String, Optional<String>> rule) {
        List<String> texts = new ArrayList<>();
        if (!has(field)) {
            return texts;
        }
        if (!node(field).isArray() || node(field).size() > maxCount) {
            reject(field, "must be an array of at most " + maxCount + " strings");
            return texts;
        }
        for (int i = 0; i < node(field).size(); i++) {
            JsonNode item = node(field).get(i);
            Optional<String> wrong = item.isTextual() ? rule.apply(item.textValue()) : Optional.of("must be a string");
            String name = field + '[' + i + ']';
            wrong.ifPresent(message -> reject(name, message));
            texts.add(item.asText());
        }
        if (texts.stream().distinct().count() < texts.size()) {
            reject(field, "must not hold anything twice");
        }
        return texts;
    }

    /** One of a few words. */
    <T> T choice(String field, List<String> words, String otherwise, Function<String, T> read) {
        String word = has(field) ? node(field).asText() : otherwise;
        if (!words.contains(word)) {
            reject(field, "must be one of " + String.join(", ", words));
            return read.apply(otherwise);
        }
        return read.apply(word);
    }

    @Nullable
    JWSAlgorithm algorithm(String field, List<JWSAlgorithm> allowed) {
        List<String> names = allowed.stream().map(JWSAlgorithm::getName).toList();
        return has(field) ? choice(field, names, names.get(0), JWSAlgorithm::parse) : null;
    }

    Duration duration(String field, Duration otherwise, Duration least, Duration most) {
        if (!has(field)) {
            return otherwise;
        }
        try {
            Duration value = Duration.parse(node(field).asText());
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (DateTimeParseException e) {
            // told below, like a duration out of bounds
        }
        reject(field, "must be an ISO 8601 duration from " + least + " to " + most);
        return otherwise;
    }

    @Nullable
    URI uri(String field, Function<URI, Optional<String>> rule) {
        if (!has(field)) {
            return null;
        }
        Optional<URI> uri = parse(node(field).asText());
        Optional<String> wrong = uri.isEmpty() ? Optional.of("must be " + A_URI) : rule.apply(uri.get());
        wrong.ifPresent(message -> reject(field, message));
        return wrong.isPresent() ? null : uri.orElse(null);
    }

    /** A URI as RFC 3986 section 2 has it: Java takes letters beyond ASCII too, which no header can hold. */
    static Optional<URI> parse(String text) {
        try {
            return text.length() > MAX_URI_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)
                    ? Optional.empty()
                    : Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(String text) {
        return !VisibleText.Rule.hides(text) && text.indexOf('<') < 0 && text.indexOf('>') < 0;
    }
}
