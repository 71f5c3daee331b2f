package io.tillgate.auth.revocation.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.auth.revocation.bulk.BulkRevocationTarget.Kind;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.problem.Violation;
import io.tillgate.text.TimeText;
import io.tillgate.text.VisibleText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parsed body of {@code POST /revocations}. Unknown members are errors.
 *
 * @param target what to revoke
 * @param reason free text for the audit log
 */
record BulkRevocationRequest(
        BulkRevocationTarget target, @Nullable String reason) {
    private static final String REASON = "reason";
    private static final int MAX_LENGTH = 256;
    private static final int MAX_REASON = 200;
    private static final int MAX_VIOLATIONS = 100;
    private static final String TARGETS =
            Arrays.stream(Kind.values()).map(Kind::member).collect(Collectors.joining(", "));

    /** Parses a body; throws a problem with status 400 if it is invalid. */
    static BulkRevocationRequest read(@Nullable JsonNode body, Instant now) {
        if (body == null || !body.isObject()) {
            throw Problems.invalid("", "must be a JSON object");
        }
        List<Violation> violations = new ArrayList<>();
        List<BulkRevocationTarget> targets = new ArrayList<>();
        Set<String> unknown = new HashSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        for (Kind kind : Kind.values()) {
            if (unknown.remove(kind.member())) {
                targets.add(target(kind, body.get(kind.member()), now, violations));
            }
        }
        unknown.remove(REASON);
        unknown.stream()
                .sorted()
                .limit(MAX_VIOLATIONS)
                .forEach(name -> violations.add(new Violation(shortened(name), "is not known")));
        if (targets.size() != 1) {
            violations.add(new Violation("", "must name exactly one of " + TARGETS));
        }
        String reason = body.has(REASON) ? reason(body.get(REASON), violations) : null;
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return new BulkRevocationRequest(targets.get(0), reason);
    }

    private static BulkRevocationTarget target(Kind kind, JsonNode node, Instant now, List<Violation> violations) {
        String text = node.isTextual() ? node.textValue() : "";
        Optional<String> value = switch (kind) {
            case ACCOUNT, GRANT, API_KEY -> uuid(text);
            case CLIENT, SCOPE, SIGNING_KEY ->
                Optional.of(text).filter(name -> VisibleText.Rule.allows(name, MAX_LENGTH));
            case ISSUED_BEFORE -> time(text).filter(time -> !time.isAfter(now)).map(Instant::toString);
        };
        if (value.isEmpty()) {
            violations.add(new Violation(kind.member(), rule(kind)));
        }
        return new BulkRevocationTarget(kind, value.orElse(""));
    }

    private static String rule(Kind kind) {
        return switch (kind) {
            case ACCOUNT, GRANT, API_KEY -> "must be an id";
            case CLIENT, SCOPE, SIGNING_KEY -> "must be a string of 1 to " + MAX_LENGTH + " characters";
            case ISSUED_BEFORE -> "must be a time (RFC 3339) that is not in the future";
        };
    }

    private static @Nullable String reason(JsonNode node, List<Violation> violations) {
        String text = node.isTextual() ? node.textValue().strip() : "";
        if (!VisibleText.Rule.allows(text, MAX_REASON)) {
            violations.add(new Violation(REASON, "must be plain text of one line, 1 to " + MAX_REASON + " characters"));
            return null;
        }
        return text;
    }

    private static Optional<String> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text).toString()).filter(id -> id.equalsIgnoreCase(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            Instant time = TimeText.parse(text);
            return Optional.of(time).filter(Instant.EPOCH::isBefore);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(MAX_LENGTH, name.length()));
    }
}
