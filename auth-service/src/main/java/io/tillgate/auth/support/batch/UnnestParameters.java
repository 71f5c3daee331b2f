package io.tillgate.auth.support.batch;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the array parameters of a statement that writes them all, one array per column.
 *
 * @param <T> a row
 */
public record UnnestParameters<T>(List<T> rows) {

    /** Returns a column. */
    public <C> Object of(IntFunction<C[]> array, Function<T, @Nullable C> column) {
        return rows.stream().map(column).toArray(array);
    }

    /** Returns a column of times. */
    public Object times(Function<T, @Nullable Instant> column) {
        return of(OffsetDateTime[]::new, row -> utc(column.apply(row)));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
