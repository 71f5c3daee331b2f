package io.tillgate.auth.support.batch;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Reads by key outside transactions. Reads that are requested while another one is in progress are combined into one
 * query, each key once. This is not a cache: a value is always read after the caller asked for it, so nothing needs to
 * be invalidated, here or in another instance.
 *
 * @param <K> the key
 * @param <V> the value
 */
public final class DataLoader<K, V> {
    private static final RequestBatcher.Limits LIMITS = new RequestBatcher.Limits(2, 512, 20_000);

    private final RequestBatcher<Read<K>, Optional<V>> gatherer;

    /**
     * @param name the kind of value, for the log
     * @param query reads the values of some keys; keys without a value are absent from the result
     */
    public DataLoader(String name, BiFunction<SqlClient, Set<K>, Uni<Map<K, V>>> query) {
        this.gatherer = new RequestBatcher<>(name, LIMITS, reads -> all(reads, query));
    }

    /** Returns the value of a key; empty if there is none. */
    public Uni<Optional<V>> find(Pool pool, K key) {
        return gatherer.submit(new Read<>(pool, key));
    }

    private static <K, V> Uni<List<Optional<V>>> all(
            List<Read<K>> reads, BiFunction<SqlClient, Set<K>, Uni<Map<K, V>>> query) {
        Set<K> keys = reads.stream().map(Read::key).collect(Collectors.toCollection(LinkedHashSet::new));
        return query.apply(reads.get(0).pool(), keys)
                .map(found -> reads.stream()
                        .map(read -> Optional.ofNullable(found.get(read.key())))
                        .toList());
    }

    private record Read<K>(Pool pool, K key) {}
}
