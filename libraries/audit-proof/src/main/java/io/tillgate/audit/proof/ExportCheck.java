package io.tillgate.audit.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillgate.audit.tree.Hash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an export with the log's public keys and, optionally, checkpoints that were kept elsewhere. It reads the
 * export once, line by line.
 */
public final class ExportCheck {
    private static final JsonMapper JSON = new JsonMapper();

    private final Collection<VerifierKey> keys;
    private final TreeMap<Long, Checkpoint> witnesses = new TreeMap<>();

    /**
     * @param keys the log's public keys, including former ones
     * @param witnesses signed checkpoints that were kept elsewhere; may be empty
     * @throws MalformedProofException if one of them is not signed with a known key
     */
    public ExportCheck(Collection<VerifierKey> keys, List<String> witnesses) throws MalformedProofException {
        this.keys = List.copyOf(keys);
        for (String note : witnesses) {
            Checkpoint checkpoint = SignedNote.open(note, this.keys);
            this.witnesses.put(checkpoint.size(), checkpoint);
        }
    }

    /**
     * Verifies the lines of an export.
     *
     * @throws MalformedProofException if they are malformed or truncated
     */
    public Verdict check(Stream<String> export) throws MalformedProofException {
        Iterator<String> lines = export.iterator();
        JsonNode head = lines.hasNext() ? json(lines.next()) : JSON.missingNode();
        if (!head.path("export").asText().equals(ExportLines.FORM)) {
            throw new MalformedProofException("not an export of the log");
        }
        long first = head.path("first_index").asLong();
        RangeCheck range = range(first, hashes(head.path("edge")));
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("{\"index\":")) {
                ExportedRecord read = ExportedRecord.parse(line);
                range.record(read.entry(), read.stored());
                witness(range);
                continue;
            }
            JsonNode json = json(line);
            Checkpoint checkpoint = open(json.path("checkpoint").asText(), range);
            if (json.has("end_index")) {
                foot(range, json, checkpoint);
                return verdict(first, json.path("end_index").asLong(), range);
            }
            if (checkpoint != null) {
                range.checkpoint(checkpoint);
            }
        }
        throw new MalformedProofException("the export has no end");
    }

    private void foot(RangeCheck range, JsonNode foot, @Nullable Checkpoint newest) throws MalformedProofException {
        if (newest == null) {
            return;
        }
        long end = foot.path("end_index").asLong();
        range.end(end, newest, hashes(foot.path("consistency")));
        if (end == newest.size()) {
            Optional.ofNullable(witnesses.lastEntry()).ifPresent(last -> range.witness(last.getValue()));
        }
    }

    private void witness(RangeCheck range) {
        Checkpoint witness = witnesses.get(range.size());
        if (witness != null) {
            range.checkpoint(witness);
        }
    }

    private @Nullable Checkpoint open(String note, RangeCheck range) {
        try {
            return SignedNote.open(note, keys);
        } catch (MalformedProofException e) {
            range.forged(range.size(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static RangeCheck range(long first, List<Hash> edge) throws MalformedProofException {
        try {
            return new RangeCheck(first, edge);
        } catch (IllegalArgumentException e) {
            throw new MalformedProofException("the export's edge does not match its first record", e);
        }
    }

    private static Verdict verdict(long first, long end, RangeCheck range) {
        return new Verdict(
                first,
                end,
                range.records(),
                range.checkpoints(),
                range.failure().orElse(null));
    }

    private static List<Hash> hashes(JsonNode array) throws MalformedProofException {
        List<Hash> hashes = new ArrayList<>();
        for (JsonNode each : array) {
            try {
                hashes.add(Hash.of(each.asText()));
            } catch (IllegalArgumentException e) {
                throw new MalformedProofException("not a hash", e);
            }
        }
        return hashes;
    }

    private static JsonNode json(String line) throws MalformedProofException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new MalformedProofException("a line of the export is not JSON", e);
        }
    }
}
