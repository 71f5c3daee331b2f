package io.tillgate.audit.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillgate.audit.log.LogEntry;
import io.tillgate.audit.log.SearchTerms;
import io.tillgate.audit.proof.LoggedRecord;
import io.tillgate.audit.tree.Hash;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Set;

/**
 * A row of the log.
 *
 * @param logged the record
 * @param hash the stored leaf hash
 * @param typeName the type name in the search column
 * @param terms the words in the search column
 * @param known whether the id table has it
 */
record StoredRecord(LoggedRecord logged, Hash hash, String typeName, Set<String> terms, boolean known) {
    static final String COLUMNS = "leaf_index, leaf_hash, id, type, type_name, source, time, subject, actor, client_id,"
            + " address, trace_id, kafka_topic, kafka_partition, kafka_offset, data::text AS data,"
            + " tsvector_to_array(terms) AS terms, recorded_at,"
            + " EXISTS (SELECT FROM audit_event_id AS known WHERE known.id = audit_event.id"
            + " AND known.leaf_index = audit_event.leaf_index) AS known";

    private static final JsonMapper JSON = new JsonMapper();

    static StoredRecord of(Row row) {
        return new StoredRecord(
                new LoggedRecord(
                        row.getLong("leaf_index"),
                        row.getUUID("id").toString(),
                        row.getString("type"),
                        row.getString("source"),
                        row.getOffsetDateTime("time").toInstant(),
                        row.getString("subject"),
                        row.getString("actor"),
                        row.getString("client_id"),
                        row.getString("address"),
                        row.getString("trace_id"),
                        row.getString("kafka_topic"),
                        row.getInteger("kafka_partition"),
                        row.getLong("kafka_offset"),
                        row.getString("data"),
                        row.getOffsetDateTime("recorded_at").toInstant()),
                Hash.of(row.getBuffer("leaf_hash").getBytes()),
                row.getString("type_name"),
                Set.of(row.getArrayOfStrings("terms")),
                row.getBoolean("known"));
    }

    /** Returns whether the search columns match the record. */
    boolean isFound() {
        try {
            return known
                    && typeName.equals(LogEntry.typeName(logged.type()))
                    && terms.equals(SearchTerms.of(JSON.readTree(logged.data())));
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
