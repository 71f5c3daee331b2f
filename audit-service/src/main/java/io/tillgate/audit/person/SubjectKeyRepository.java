package io.tillgate.audit.person;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Stores accounts' encryption keys and the search data of encrypted entries. Stateless; safe for concurrent use. */
@ApplicationScoped
public class SubjectKeyRepository {
    private static final String MAKE = """
            INSERT INTO audit_person (account_id, key) SELECT * FROM unnest($1::uuid[], $2::bytea[])
            ON CONFLICT (account_id) DO NOTHING""";
    private static final String FIND =
            "SELECT account_id, key FROM audit_person WHERE account_id = ANY ($1) AND key IS NOT NULL";
    private static final String ERASE = """
            INSERT INTO audit_person (account_id, erased_at) SELECT account_id, $2::timestamptz FROM unnest($1::uuid[]) AS gone (account_id)
            ON CONFLICT (account_id) DO UPDATE SET key = NULL, erased_at = coalesce(audit_person.erased_at, $2::timestamptz)""";
    private static final String FORGET = "DELETE FROM audit_personal WHERE account_id = ANY ($1)";
    private static final String REMEMBER = """
            INSERT INTO audit_personal (leaf_index, recorded_at, account_id, address, terms)
            SELECT leaf_index, recorded_at, account_id, address, array_to_tsvector(string_to_array(terms, ' '))
            FROM unnest($1::bigint[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[])
                AS entry (leaf_index, recorded_at, account_id, address, terms)""";

    /** Returns the keys of accounts and creates missing ones. Deleted accounts have none. */
    public Uni<Map<UUID, PersonKey>> make(SqlConnection transaction, Collection<UUID> accounts) {
        UUID[] ids = accounts.stream().distinct().toArray(UUID[]::new);
        Buffer[] keys = Stream.generate(() -> Buffer.buffer(PersonKey.random().bytes()))
                .limit(ids.length)
                .toArray(Buffer[]::new);
        return transaction
                .preparedQuery(MAKE)
                .execute(Tuple.tuple().addArrayOfUUID(ids).addValue(keys))
                .chain(made -> find(transaction, List.of(ids)));
    }

    /** Returns the existing keys of accounts. */
    public Uni<Map<UUID, PersonKey>> find(SqlClient client, Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return client.preparedQuery(FIND)
                .execute(Tuple.tuple().addArrayOfUUID(accounts.toArray(UUID[]::new)))
                .map(SubjectKeyRepository::keys);
    }

    /** Erases the keys and the search data of accounts, irrevocably. */
    public Uni<Void> erase(SqlConnection transaction, Collection<UUID> accounts, Instant now) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = accounts.stream().distinct().toArray(UUID[]::new);
        return transaction
                .preparedQuery(ERASE)
                .execute(Tuple.tuple().addArrayOfUUID(ids).addValue(now.atOffset(ZoneOffset.UTC)))
                .chain(() ->
                        transaction.preparedQuery(FORGET).execute(Tuple.tuple().addArrayOfUUID(ids)))
                .replaceWithVoid();
    }

    /** Saves search data. */
    public Uni<Void> remember(SqlConnection transaction, List<PersonalRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addArrayOfLong(rows.stream().map(PersonalRow::leafIndex).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(rows.stream()
                        .map(row -> row.recordedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfUUID(rows.stream().map(PersonalRow::account).toArray(UUID[]::new))
                .addArrayOfString(rows.stream().map(PersonalRow::address).toArray(String[]::new))
                .addArrayOfString(
                        rows.stream().map(row -> String.join(" ", row.terms())).toArray(String[]::new));
        return transaction.preparedQuery(REMEMBER).execute(columns).replaceWithVoid();
    }

    private static Map<UUID, PersonKey> keys(RowSet<Row> rows) {
        Map<UUID, PersonKey> keys = new HashMap<>();
        rows.forEach(row -> keys.put(
                row.getUUID("account_id"), new PersonKey(row.getBuffer("key").getBytes())));
        return keys;
    }
}
