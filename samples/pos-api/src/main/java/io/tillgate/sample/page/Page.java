package io.tillgate.sample.page;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the items, in the list's order
 * @param nextCursor what to send as {@code cursor} for the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** Copies its list. */
    public Page {
        items = List.copyOf(items);
    }

    /** The page of up to {@code limit} rows that were read with one more than the limit. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, UUID> id) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, id.apply(items.get(limit - 1)).toString());
    }

    /** The same page with other items. */
    public <R> Page<R> map(Function<T, R> item) {
        return new Page<>(items.stream().map(item).toList(), nextCursor);
    }
}
