package io.tillgate.audit.search;

import io.tillgate.audit.log.LogEntry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A filter in the words of SQL. */
final class FilterConditions {
    private static final int SHORTEST_BEGINNING = 3;

    private FilterConditions() {}

    static SqlConditions of(EventFilter filter) {
        SqlConditions conditions = new SqlConditions();
        if (filter.type() != null) {
            conditions.add("type_name = ?", LogEntry.typeName(filter.type()));
            if (filter.type().contains(".")) {
                conditions.add("type = ?", filter.type());
            }
        }
        addIfPresent(conditions, "actor = ?", filter.actor());
        addIfPresent(conditions, "subject = ?", filter.subject());
        addIfPresent(conditions, "client_id = ?", filter.clientId());
        addIfPresent(conditions, "address = ?", filter.address());
        addIfPresent(conditions, "trace_id = ?", filter.traceId());
        addIfPresent(conditions, "time >= ?", utc(filter.from()));
        addIfPresent(conditions, "time < ?", utc(filter.to()));
        if (!filter.terms().isEmpty() || !filter.scopeWords().isEmpty()) {
            conditions.add("terms @@ ?::text::tsquery", words(filter));
        }
        return conditions;
    }

    /**
     * Terms hold letters and digits only, nothing that a query could take for its own. The short ones are whole words:
     * as beginnings they would match nearly everything.
     */
    private static String words(EventFilter filter) {
        return Stream.concat(
                        filter.terms().stream()
                                .map(term -> "'" + term + "'" + (term.length() < SHORTEST_BEGINNING ? "" : ":*")),
                        filter.scopeWords().stream().map(word -> "'" + word + "'"))
                .collect(Collectors.joining(" & "));
    }

    private static void addIfPresent(SqlConditions conditions, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition, value);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
