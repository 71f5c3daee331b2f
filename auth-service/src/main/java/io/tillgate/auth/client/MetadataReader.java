package io.tillgate.auth.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.auth.support.request.Words;
import io.tillgate.problem.Violation;
import io.tillgate.text.VisibleText;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a document and collects their violations. Null counts as omitted. The operator's document, the
 * bootstrap file, is trusted: its values must have the right types, but no rules apply to them.
 */
public final class MetadataReader {
    private static final int MAX_URI_LENGTH = 2_000;
    /** The requirement of {@link #parse}, for messages. */
    static final String A_URI =
            "a URI of at most " + MAX_URI_LENGTH + " characters, with those beyond ASCII percent-encoded (RFC 3986)";

    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,64}");
    private static final int MAX_SCOPES = 100;
    private static final int MAX_VIOLATIONS = 100;

    private final JsonNode document;
    private final AuthConfig.Lifetimes lifetimes;
    private final Function<URI, Optional<String>> outboundRefusal;
    private final boolean isTrusted;
    private final List<Violation> violations = new ArrayList<>();

    MetadataReader(
            JsonNode document,
            AuthConfig.Lifetimes lifetimes,
            Function<URI, Optional<String>> outboundRefusal,
            boolean isTrusted) {
        this.document = document;
        this.lifetimes = lifetimes;
        this.outboundRefusal = outboundRefusal;
        this.isTrusted = isTrusted;
    }

    AuthConfig.Lifetimes lifetimes() {
        return lifetimes;
    }

    /** Returns why this service must not call an address; empty if it may. */
    Optional<String> outboundRefusal(URI uri) {
        return outboundRefusal.apply(uri);
    }

    /** Adds a violation of a rule, unless the document is trusted. */
    public void reject(String field, String message) {
        if (!isTrusted) {
            malformed(field, message);
        }
    }

    /** Adds a violation for an unreadable field. */
    private void malformed(String field, String message) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(new Violation(field, message));
        }
    }

    /** Fails with all violations, if there are any. */
    public void requireNoViolations() {
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
    }

    /** Returns whether the document contains a field. */
    public boolean has(String field) {
        return document.hasNonNull(field);
    }

    /** Returns the JSON value of a field. */
    public JsonNode node(String field) {
        return document.path(field);
    }

    Optional<String> text(String field, int maxLength) {
        if (!has(field)) {
            return Optional.empty();
        }
        String text = node(field).asText();
        if (!node(field).isTextual()) {
            malformed(field, "must be a string of 1 to " + maxLength + " characters");
        } else if (VisibleText.Rule.isBlank(text) || VisibleText.Rule.length(text) > maxLength) {
            reject(field, "must be a string of 1 to " + maxLength + " characters");
        } else if (!isPlain(text)) {
            reject(field, "must be plain text, without markup, control or formatting characters");
        }
        return Optional.of(text.strip());
    }

    boolean flag(String field, boolean otherwise) {
        if (has(field) && !node(field).isBoolean()) {
            malformed(field, "must be true or false");
        }
        return node(field).asBoolean(otherwise);
    }

    /** Returns the strings of an array. The rule returns why a string is refused, or empty. */
    List<String> texts(String field, int maxCount, Function<String, Optional<String>> rule) {
        List<String> texts = new ArrayList<>();
        if (!has(field)) {
            return texts;
        }
        JsonNode array = node(field);
        if (!array.isArray() || (array.size() > maxCount && !isTrusted)) {
            malformed(field, "must be an array of at most " + maxCount + " strings");
            return texts;
        }
        for (JsonNode item : array) {
            String name = field + '[' + texts.size() + ']';
            if (item.isTextual()) {
                rule.apply(item.textValue()).ifPresent(message -> reject(name, message));
            } else {
                malformed(name, "must be a string");
            }
            texts.add(item.asText());
        }
        if (texts.stream().distinct().count() < texts.size()) {
            reject(field, "must not contain duplicates");
        }
        return texts;
    }

    /** Returns the scopes of a space-separated field, without duplicates. */
    public List<String> scopes(String field) {
        JsonNode value = node(field);
        if (!has(field) || (value.isTextual() && value.textValue().isBlank())) {
            return List.of();
        }
        List<String> words = value.isTextual() ? Words.of(value.textValue()) : List.of();
        boolean isFine = !words.isEmpty()
                && words.size() <= MAX_SCOPES
                && words.stream().allMatch(word -> SCOPE_TOKEN.matcher(word).matches());
        if (!value.isTextual()) {
            malformed(field, "must be a string of scopes separated by spaces");
        } else if (!isFine) {
            reject(field, "must be at most " + MAX_SCOPES + " scopes (RFC 6749 section 3.3) separated by spaces");
        }
        return isFine || isTrusted ? words.stream().distinct().toList() : List.of();
    }

    /** Returns one of several choices by its name. */
    <T> T choice(String field, List<T> choices, Function<T, String> name, T otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        String word = node(field).asText();
        Optional<T> chosen = choices.stream()
                .filter(choice -> name.apply(choice).equals(word))
                .findFirst();
        if (chosen.isEmpty()) {
            malformed(field, "must be one of " + choices.stream().map(name).collect(Collectors.joining(", ")));
        }
        return chosen.orElse(otherwise);
    }

    @Nullable
    JWSAlgorithm algorithm(String field, List<JWSAlgorithm> allowed) {
        return has(field) ? choice(field, allowed, JWSAlgorithm::getName, allowed.get(0)) : null;
    }

    Duration duration(String field, Duration otherwise, Duration least, Duration most) {
        if (!has(field)) {
            return otherwise;
        }
        String message = "must be an ISO 8601 duration from " + least + " to " + most;
        try {
            Duration value = Duration.parse(node(field).asText());
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                reject(field, message);
            }
            return value;
        } catch (DateTimeParseException e) {
            malformed(field, message);
            return otherwise;
        }
    }

    /** Returns a number of seconds as a duration; null if the field is omitted. */
    @Nullable
    Duration seconds(String field, Duration most) {
        if (!has(field)) {
            return null;
        }
        JsonNode value = node(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.asInt() < 0
                || value.asInt() > most.toSeconds()) {
            malformed(field, "must be a number of seconds from 0 to " + most.toSeconds());
        }
        return Duration.ofSeconds(value.asLong());
    }

    @Nullable
    URI uri(String field, Function<URI, Optional<String>> rule) {
        if (!has(field)) {
            return null;
        }
        Optional<URI> uri = parse(node(field).asText());
        if (uri.isEmpty()) {
            malformed(field, "must be " + A_URI);
        }
        uri.flatMap(rule).ifPresent(message -> reject(field, message));
        return uri.orElse(null);
    }

    /** Returns a JSON document as text; null if the field is omitted. */
    @Nullable
    String document(String field, Function<JsonNode, Optional<String>> rule) {
        if (!has(field)) {
            return null;
        }
        rule.apply(node(field)).ifPresent(message -> reject(field, message));
        return node(field).toString();
    }

    /** Returns the URI (RFC 3986 section 2); empty if it is too long or has letters beyond ASCII, as Java allows. */
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
