package io.tillgate.audit.log;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Appends entries to the log and to its Merkle tree, in the caller's transaction. A lock on the tree's row serializes
 * appends, also across instances. Safe for concurrent use.
 */
@ApplicationScoped
public class AuditLog {
    private static final String KNOWN = "SELECT id FROM audit_event_id WHERE id = ANY ($1)";
    private static final String APPEND = """
            WITH ids AS (
                INSERT INTO audit_event_id (id, leaf_index, recorded_at)
                SELECT id, $17 + place - 1, $18 FROM unnest($1::uuid[]) WITH ORDINALITY AS entry (id, place))
            INSERT INTO audit_event (id, type, type_name, source, time, subject, actor, client_id, address, trace_id,
                kafka_topic, kafka_partition, kafka_offset, data, terms, leaf_hash, leaf_index, recorded_at)
            SELECT id, type, type_name, source, time, subject, actor, client_id, address, trace_id,
                kafka_topic, kafka_partition, kafka_offset, data::json,
                array_to_tsvector(string_to_array(terms, ' ')), leaf_hash, $17 + place - 1, $18
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::int[], $13::bigint[], $14::text[], $15::text[],
                $16::bytea[])
                WITH ORDINALITY AS entry (id, type, type_name, source, time, subject, actor, client_id, address,
                trace_id, kafka_topic, kafka_partition, kafka_offset, data, terms, leaf_hash, place)
            ORDER BY place""";

    private static final String MAKE_MONTH = "SELECT audit_month($1)";

    private final AuditTree tree;
    private final PersonalDataEncryption sealing;
    private final Clock clock;
    private volatile @Nullable YearMonth made;

    AuditLog(AuditTree tree, PersonalDataEncryption sealing, Clock clock) {
        this.tree = tree;
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * Appends entries in order and skips those whose id the log already has. The deletion of an account takes effect in
     * any case, since another record may have used the id.
     *
     * @return the number of entries that were new
     */
    public Uni<Integer> append(SqlConnection transaction, List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return tree.lock(transaction)
                .chain(before -> unknown(transaction, entries)
                        .chain(fresh -> fresh.isEmpty()
                                ? Uni.createFrom().item(0)
                                : sealing.seal(transaction, fresh)
                                        .chain(closed -> append(transaction, closed, before))))
                .call(() -> sealing.end(transaction, entries, clock.instant()));
    }

    private Uni<Integer> append(
            SqlConnection transaction, List<PersonalDataEncryption.Sealed> closed, TreeState before) {
        List<LogEntry> entries =
                closed.stream().map(PersonalDataEncryption.Sealed::entry).toList();
        Growth growth = Growth.of(before, entries, clock);
        return append(transaction, entries, growth).call(() -> sealing.finish(transaction, closed, growth));
    }

    /** Creates the partition of a month before its first record. */
    private Uni<Void> makeMonth(SqlConnection transaction, Instant recordedAt) {
        YearMonth month = YearMonth.from(utc(recordedAt));
        if (month.equals(made)) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(MAKE_MONTH)
                .execute(Tuple.of(utc(recordedAt)))
                .replaceWithVoid();
    }

    private Uni<Integer> append(SqlConnection transaction, List<LogEntry> entries, Growth growth) {
        Tuple columns = Tuple.tuple()
                .addArrayOfUUID(column(entries, LogEntry::id, UUID[]::new))
                .addArrayOfString(texts(entries, LogEntry::type))
                .addArrayOfString(texts(entries, entry -> LogEntry.typeName(entry.type())))
                .addArrayOfString(texts(entries, LogEntry::source))
                .addArrayOfOffsetDateTime(column(entries, entry -> utc(entry.time()), OffsetDateTime[]::new))
                .addArrayOfString(texts(entries, LogEntry::subject))
                .addArrayOfString(texts(entries, LogEntry::actor))
                .addArrayOfString(texts(entries, LogEntry::clientId))
                .addArrayOfString(texts(entries, LogEntry::address))
                .addArrayOfString(texts(entries, LogEntry::traceId))
                .addArrayOfString(texts(entries, entry -> entry.position().topic()))
                .addArrayOfInteger(column(entries, entry -> entry.position().partition(), Integer[]::new))
                .addArrayOfLong(column(entries, entry -> entry.position().offset(), Long[]::new))
                .addArrayOfString(texts(entries, LogEntry::data))
                .addArrayOfString(texts(entries, entry -> String.join(" ", entry.terms())))
                .addValue(growth.leaves().stream()
                        .map(leaf -> Buffer.buffer(leaf.bytes()))
                        .toArray(Buffer[]::new))
                .addLong(growth.first())
                .addOffsetDateTime(utc(growth.after().recordedAt()));
        Instant recordedAt = growth.after().recordedAt();
        return makeMonth(transaction, recordedAt)
                .chain(() -> transaction.preparedQuery(APPEND).execute(columns))
                .invoke(() -> made = YearMonth.from(utc(recordedAt)))
                // The transaction that created the partition may have been rolled back.
                .onFailure()
                .invoke(() -> made = null)
                .map(result -> result.rowCount())
                .call(() -> tree.grow(transaction, growth));
    }

    /** Returns the entries that the log does not have, each id once. The tree's lock prevents concurrent appends. */
    private static Uni<List<LogEntry>> unknown(SqlConnection transaction, List<LogEntry> entries) {
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(column(entries, LogEntry::id, UUID[]::new)))
                .map(rows -> {
                    Set<UUID> seen = new HashSet<>();
                    rows.forEach(row -> seen.add(row.getUUID("id")));
                    return entries.stream()
                            .filter(entry -> seen.add(entry.id()))
                            .toList();
                });
    }

    private static String[] texts(List<LogEntry> entries, Function<LogEntry, @Nullable String> value) {
        return column(entries, value, String[]::new);
    }

    private static <T extends @Nullable Object> T[] column(
            List<LogEntry> entries, Function<LogEntry, T> value, java.util.function.IntFunction<T[]> array) {
        return entries.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
