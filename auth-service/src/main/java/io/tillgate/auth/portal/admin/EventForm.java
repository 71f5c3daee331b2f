package io.tillgate.auth.portal.admin;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The search form of the audit log; its fields are named like the parameters of {@code GET /audit/events}.
 *
 * @param values the fields that are filled in, as displayed: times are in UTC without an offset
 */
public record EventForm(Map<String, String> values) {
    private static final List<String> NAMES = List.of(
            "type",
            "user_name",
            "actor",
            "subject",
            "client_id",
            "address",
            "scope",
            "q",
            "from",
            "to",
            "account",
            "trace_id");
    private static final int MAX_LENGTH = 512;

    static EventForm read(MultivaluedMap<String, String> query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = query.getFirst(name);
            if (value != null && !value.isBlank()) {
                String text = value.strip();
                values.put(
                        name, isTime(name) ? local(text) : text.substring(0, Math.min(text.length(), MAX_LENGTH + 1)));
            }
        }
        return new EventForm(values);
    }

    /** Returns the value of a field; empty if it is not filled in. */
    public String at(String name) {
        return values.getOrDefault(name, "");
    }

    /** Returns whether any filter is set. */
    public boolean isFilled() {
        return !values.isEmpty();
    }

    /** Returns the query parameters for audit-service. */
    Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>(values);
        filters.replaceAll((name, value) -> isTime(name) ? utc(value) : value);
        return filters;
    }

    /** Returns the form as the query of an address. */
    String query() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static boolean isTime(String name) {
        return name.equals("from") || name.equals("to");
    }

    /** Formats a time for an input field. Other text is left as it is and refused by audit-service. */
    private static String local(String text) {
        try {
            return OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        } catch (DateTimeException e) {
            return text.substring(0, Math.min(text.length(), MAX_LENGTH));
        }
    }

    private static String utc(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toString();
        } catch (DateTimeException e) {
            return text;
        }
    }
}
