package io.tillgate.audit.search;

import io.tillgate.audit.log.SearchTerms;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a query of request parameters, or tells everything that is wrong with them. */
@ApplicationScoped
class EventQueryParser {
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    private static final Set<String> PARAMETERS =
            Set.of("type", "actor", "subject", "client_id", "from", "to", "q", "limit", "cursor");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,255}");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cc}]{1,512}");
    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,9}");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final Cursors cursors;

    EventQueryParser(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * The query.
     *
     * @throws ProblemException with every violation
     */
    EventQuery parse(MultivaluedMap<String, String> parameters) {
        List<Violation> violations = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (PARAMETERS.contains(name) && values.size() > 1) {
                violations.add(new Violation(name, "must not be given more than once"));
            }
        });
        EventFilter filter = new EventFilter(
                value(parameters, "type", TYPE, "must be a type name or its last part", violations),
                value(parameters, "actor", VALUE, "must be 1 to 512 characters", violations),
                value(parameters, "subject", VALUE, "must be 1 to 512 characters", violations),
                value(parameters, "client_id", VALUE, "must be 1 to 512 characters", violations),
                time(parameters, "from", violations),
                time(parameters, "to", violations),
                terms(parameters, violations));
        if (filter.from() != null && filter.to() != null && filter.to().isBefore(filter.from())) {
            violations.add(new Violation("to", "must not be before from"));
        }
        int limit = limit(parameters, violations);
        Place after = violations.isEmpty() ? place(parameters, filter, violations) : null;
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new EventQuery(filter, limit, after);
    }

    private static @Nullable String value(
            MultivaluedMap<String, String> parameters,
            String name,
            Pattern form,
            String message,
            List<Violation> violations) {
        String value = parameters.getFirst(name);
        if (value == null || form.matcher(value).matches()) {
            return value;
        }
        violations.add(new Violation(name, message));
        return null;
    }

    private static @Nullable Instant time(
            MultivaluedMap<String, String> parameters, String name, List<Violation> violations) {
        String value = parameters.getFirst(name);
        if (value == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant();
            if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            violations.add(new Violation(name, "must be an RFC 3339 time such as 2026-01-31T12:00:00Z"));
            return null;
        }
        violations.add(new Violation(name, "must be in the years 1 to 9999"));
        return null;
    }

    private static Set<String> terms(MultivaluedMap<String, String> parameters, List<Violation> violations) {
        String q = parameters.getFirst("q");
        if (q == null) {
            return Set.of();
        }
        Set<String> terms = q.length() > 512 ? Set.of() : SearchTerms.of(q);
        if (terms.isEmpty()) {
            violations.add(new Violation("q", "must be 1 to 512 characters with a letter or digit among them"));
        }
        return terms;
    }

    private static int limit(MultivaluedMap<String, String> parameters, List<Violation> violations) {
        String value = parameters.getFirst("limit");
        if (value == null) {
            return DEFAULT_LIMIT;
        }
        int limit = LIMIT.matcher(value).matches() ? Integer.parseInt(value) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            violations.add(new Violation("limit", "must be 1 to " + MAX_LIMIT));
        }
        return limit;
    }

    private @Nullable Place place(
            MultivaluedMap<String, String> parameters, EventFilter filter, List<Violation> violations) {
        String cursor = parameters.getFirst("cursor");
        if (cursor == null) {
            return null;
        }
        Place place = cursors.decode(cursor, filter).orElse(null);
        if (place == null) {
            violations.add(new Violation("cursor", "must be the next_cursor of a list with the same filters"));
        }
        return place;
    }
}
