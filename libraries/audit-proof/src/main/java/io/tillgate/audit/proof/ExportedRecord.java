package io.tillgate.audit.proof;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillgate.audit.tree.Hash;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record read from a line of an export.
 *
 * @param entry the record
 * @param stored the hash that the log stores for it
 */
record ExportedRecord(LoggedRecord entry, Hash stored) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Parses a line. The data is taken from it unchanged. */
    static ExportedRecord parse(String line) throws MalformedProofException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    int from = (int) parser.currentTokenLocation().getCharOffset();
                    parser.skipChildren();
                    members.put(name, line.substring(from, (int)
                            parser.currentLocation().getCharOffset()));
                } else {
                    members.put(name, parser.getText());
                }
            }
            return new ExportedRecord(entry(members), Hash.of(required(members, "leaf_hash")));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new MalformedProofException("not a record of an export", e);
        }
    }

    private static LoggedRecord entry(Map<String, String> members) throws MalformedProofException {
        return new LoggedRecord(
                Long.parseLong(required(members, "index")),
                required(members, "id"),
                required(members, "type"),
                required(members, "source"),
                Instant.parse(required(members, "time")),
                members.get("subject"),
                members.get("actor"),
                members.get("client_id"),
                members.get("address"),
                members.get("trace_id"),
                required(members, "topic"),
                Integer.parseInt(required(members, "partition")),
                Long.parseLong(required(members, "offset")),
                required(members, "data"),
                Instant.parse(required(members, "recorded_at")));
    }

    private static String required(Map<String, String> members, String name) throws MalformedProofException {
        @Nullable String value = members.get(name);
        if (value == null) {
            throw new MalformedProofException("a record of the export has no " + name);
        }
        return value;
    }
}
