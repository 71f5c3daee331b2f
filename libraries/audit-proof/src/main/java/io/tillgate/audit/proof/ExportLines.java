package io.tillgate.audit.proof;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillgate.audit.tree.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an export, one JSON object per line: a head with the right edge of the tree before the first record; the
 * records, interleaved with the checkpoints of the tree up to that point; and a foot with a checkpoint and the proof
 * that its tree contains the export. The {@code data} of a record is its last member, unchanged.
 */
public final class ExportLines {
    static final String FORM = "tillgate-audit-export/1";

    private static final JsonMapper JSON = new JsonMapper();

    private ExportLines() {}

    /** Returns the first line. */
    public static String head(long first, long end, List<Hash> edge) {
        ObjectNode line = JSON.createObjectNode();
        line.put("export", FORM).put("first_index", first).put("end_index", end);
        hashes(line.putArray("edge"), edge);
        return line.toString();
    }

    /** Returns the line of a record with its stored hash. */
    public static String record(LoggedRecord entry, Hash stored) {
        ObjectNode line = JSON.createObjectNode();
        line.put("index", entry.index())
                .put("id", entry.id())
                .put("type", entry.type())
                .put("source", entry.source())
                .put("time", LoggedRecord.text(entry.time()));
        optional(line, "subject", entry.subject());
        optional(line, "actor", entry.actor());
        optional(line, "client_id", entry.clientId());
        optional(line, "address", entry.address());
        optional(line, "trace_id", entry.traceId());
        line.put("topic", entry.topic())
                .put("partition", entry.partition())
                .put("offset", entry.offset())
                .put("recorded_at", LoggedRecord.text(entry.recordedAt()))
                .put("leaf_hash", stored.toString());
        String json = line.toString();
        return json.substring(0, json.length() - 1) + ",\"data\":" + entry.data() + "}";
    }

    /** Returns the line of a checkpoint of the tree up to here. */
    public static String checkpoint(String note) {
        return JSON.createObjectNode().put("checkpoint", note).toString();
    }

    /**
     * Returns the last line: a checkpoint of this or a larger tree, and the proof that the export's tree is its prefix.
     */
    public static String foot(long end, String note, List<Hash> consistency) {
        ObjectNode line = JSON.createObjectNode();
        line.put("end_index", end).put("checkpoint", note);
        hashes(line.putArray("consistency"), consistency);
        return line.toString();
    }

    private static void optional(ObjectNode line, String name, @Nullable String value) {
        if (value != null) {
            line.put(name, value);
        }
    }

    private static void hashes(ArrayNode array, List<Hash> hashes) {
        hashes.forEach(hash -> array.add(hash.toString()));
    }
}
