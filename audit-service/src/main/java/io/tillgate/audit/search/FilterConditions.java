package io.tillgate.audit.search;

import io.tillgate.audit.log.LogEntry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Translates a filter to SQL conditions. */
final class FilterConditions {
    private FilterConditions() {}

    /**
     * Returns the conditions of a filter.
     *
     * @param byAddress the leaf indexes of events whose encrypted address matches
     * @param byWords the leaf indexes of events whose encrypted words match
     */
    static SqlConditions of(EventFilter filter, Long[] byAddress, Long[] byWords) {
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
        if (filter.address() != null) {
            addWithPlaces(conditions, "address = ?", filter.address(), byAddress);
        }
        addIfPresent(conditions, "trace_id = ?", filter.traceId());
        addIfPresent(conditions, "time >= ?", utc(filter.from()));
        addIfPresent(conditions, "time < ?", utc(filter.to()));
        if (!filter.words().isEmpty()) {
            addWithPlaces(conditions, "terms @@ ?::text::tsquery", filter.words(" & "), byWords);
        }
        return conditions;
    }

    private static void addWithPlaces(SqlConditions conditions, String condition, Object value, Long[] places) {
        if (places.length == 0) {
            conditions.add(condition, value);
        } else {
            conditions.add("(" + condition + " OR leaf_index = ANY (?))", value, places);
        }
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
