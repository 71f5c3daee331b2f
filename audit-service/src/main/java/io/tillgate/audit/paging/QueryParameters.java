package io.tillgate.audit.paging;

import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import io.tillgate.text.TimeText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of one request and collects all violations. */
public final class QueryParameters {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final MultivaluedMap<String, String> parameters;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * Reports known parameters that are given more than once.
     *
     * @param known the names of the parameters; others are ignored
     */
    public QueryParameters(MultivaluedMap<String, String> parameters, Set<String> known) {
        this.parameters = parameters;
        parameters.forEach((name, values) -> {
            if (known.contains(name) && values.size() > 1) {
                violate(name, "must not be given more than once");
            }
        });
    }

    /** Returns a text that matches the pattern; null if it is missing or invalid. */
    public @Nullable String text(String name, Pattern form, String message) {
        String value = parameters.getFirst(name);
        if (value == null || form.matcher(value).matches()) {
            return value;
        }
        violate(name, message);
        return null;
    }

    /** Returns the unchecked value; null if it is missing. */
    public @Nullable String raw(String name) {
        return parameters.getFirst(name);
    }

    /** Returns an RFC 3339 time; null if it is missing or invalid. */
    private @Nullable Instant time(String name) {
        String value = parameters.getFirst(name);
        if (value == null) {
            return null;
        }
        try {
            Instant time = TimeText.parse(value);
            if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            violate(name, "must be an RFC 3339 time such as 2026-01-31T12:00:00Z");
            return null;
        }
        violate(name, "must be in the years 1 to 9999");
        return null;
    }

    /** Returns the times {@code from} and {@code to}. */
    public TimeRange times() {
        TimeRange range = new TimeRange(time("from"), time("to"));
        if (range.from() != null && range.to() != null && range.to().isBefore(range.from())) {
            violate("to", "must not be before from");
        }
        return range;
    }

    /** Returns a number in a range; {@code absent} if it is missing. */
    public long number(String name, long least, long most, long absent) {
        String value = parameters.getFirst(name);
        if (value == null) {
            return absent;
        }
        long number = NUMBER.matcher(value).matches() ? Long.parseLong(value) : -1;
        if (number < least || number > most) {
            violate(name, "must be " + least + " to " + most);
        }
        return number;
    }

    /** Returns the position in a cursor of this list; null if there is no cursor or there are violations already. */
    public @Nullable KeysetPosition place(Cursors cursors, String list) {
        String cursor = parameters.getFirst("cursor");
        if (cursor == null || !violations.isEmpty()) {
            return null;
        }
        KeysetPosition place = cursors.decode(cursor, list).orElse(null);
        if (place == null) {
            violate("cursor", "must be the next_cursor of a list with the same filters");
        }
        return place;
    }

    public void violate(String name, String message) {
        violations.add(new Violation(name, message));
    }

    /**
     * Checks that there are no violations.
     *
     * @throws ProblemException with all violations if there are any
     */
    public void check() {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
