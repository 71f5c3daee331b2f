package io.tillgate.auth.support.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rows of a table that were read lately, without those that have changed since ({@link ChangeNotices}). A change
 * arrives a moment after its commit, so memory may only grant: a caller refuses only by what it reads from the
 * database, and what it grants is verified by the statement that records it. That a row does not exist is not
 * remembered. Safe for concurrent use.
 *
 * @param <K> the key
 * @param <V> the row
 */
public final class RowMemory<K, V> {
    private final ChangeNotices notices;
    private final Cache<K, Remembered<V>> rows;
    private final AtomicLong changes = new AtomicLong();

    /**
     * @param table the table, whose changes a trigger announces
     * @param key parses an announced key
     * @param maxRows the number of rows to keep
     */
    public RowMemory(ChangeNotices notices, String table, Function<String, K> key, int maxRows) {
        this.notices = notices;
        this.rows = Caffeine.newBuilder().maximumSize(maxRows).build();
        notices.subscribe(table, changed -> forget(key.apply(changed)));
    }

    /** Returns a row that is in memory; empty if it must be read. */
    public Optional<V> find(K key) {
        long connection = notices.connection();
        Remembered<V> found = connection == ChangeNotices.NONE ? null : rows.getIfPresent(key);
        return found == null || found.connection() != connection ? Optional.empty() : Optional.of(found.row());
    }

    /** Returns a row that is in memory, or else reads and keeps it. */
    public Uni<Optional<V>> findOrRead(K key, Supplier<Uni<Optional<V>>> read) {
        Optional<V> found = find(key);
        return found.isPresent() ? Uni.createFrom().item(found) : read(key, read);
    }

    /** Reads a row and keeps it, unless a change arrives or the connection is lost during the read. */
    public Uni<Optional<V>> read(K key, Supplier<Uni<Optional<V>>> read) {
        return Uni.createFrom().deferred(() -> {
            long connection = notices.connection();
            long before = changes.get();
            return read.get().invoke(found -> {
                if (connection != ChangeNotices.NONE && found.isPresent()) {
                    Remembered<V> row = new Remembered<>(found.get(), connection);
                    // The count and the row are compared and stored as one step for the key: see forget.
                    rows.asMap().compute(key, (same, kept) -> changes.get() == before ? row : kept);
                }
            });
        });
    }

    /** Counts the change before the row is removed: a read that began earlier either finds the count changed or is removed. */
    private void forget(K key) {
        changes.incrementAndGet();
        rows.asMap().remove(key);
    }

    private record Remembered<V>(V row, long connection) {}
}
