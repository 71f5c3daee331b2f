package io.tillgate.audit.search;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Conditions of a WHERE clause, all of which must hold, with their values as bind parameters. For one thread. */
final class SqlConditions {
    private final List<String> conditions = new ArrayList<>();
    private final Tuple values = Tuple.tuple();

    /** Adds a condition; each {@code ?} in it becomes the parameter of the next value. */
    void add(String condition, Object... parameters) {
        String bound = condition;
        for (Object parameter : parameters) {
            bound = bound.replaceFirst("\\?", "\\" + bind(parameter));
        }
        conditions.add(bound);
    }

    /** The placeholder of a further value. */
    String bind(Object value) {
        values.addValue(value);
        return "$" + values.size();
    }

    /** The clause; empty where there is no condition. */
    String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    Tuple values() {
        return values;
    }
}
