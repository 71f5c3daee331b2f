package io.tillgate.audit.search;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Builds a WHERE clause of conditions that must all hold, with their values as bind parameters. Not thread-safe. */
final class SqlConditions {
    private final List<String> conditions = new ArrayList<>();
    private final Tuple values = Tuple.tuple();

    /** Adds a condition; each {@code ?} in it is replaced by the placeholder of the next value. */
    void add(String condition, Object... parameters) {
        String bound = condition;
        for (Object parameter : parameters) {
            bound = bound.replaceFirst("\\?", "\\" + bind(parameter));
        }
        conditions.add(bound);
    }

    /** Binds a value and returns its placeholder. */
    String bind(Object value) {
        values.addValue(value);
        return "$" + values.size();
    }

    /** Returns the WHERE clause; empty if there are no conditions. */
    String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    Tuple values() {
        return values;
    }
}
