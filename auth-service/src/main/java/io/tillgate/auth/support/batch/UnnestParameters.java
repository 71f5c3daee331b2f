package io.tillgate.auth.support.batch;

import io.tillgate.outbox.OutboxRecord;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the array parameters of a statement that writes them together, one array for each column.
 *
 * @param rows the rows
 * @param <T> a row
 */
public record UnnestParameters<T>(List<T> rows) {

    /** A column. */
    public <C> Object of(IntFunction<C[]> array, Function<T, @Nullable C> column) {
        return rows.stream().map(column).toArray(array);
    }

    /** A column of times. */
    public Object times(Function<T, @Nullable Instant> column) {
        return of(OffsetDateTime[]::new, row -> utc(column.apply(row)));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** The columns of the outbox in their order: topic, key, headers (JSON, as text), value. */
    public static List<Object> outbox(List<OutboxRecord> events) {
        UnnestParameters<OutboxRecord> columns = new UnnestParameters<>(events);
        return List.of(
                columns.of(String[]::new, OutboxRecord::topic),
                columns.of(String[]::new, OutboxRecord::key),
                columns.of(
                        String[]::new, event -> new JsonObject(Map.<String, Object>copyOf(event.headers())).encode()),
                columns.of(Buffer[]::new, event -> Buffer.buffer(event.value())));
    }
}
