package io.tillgate.resource.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The state file of a snapshot: which records count, and what verifies them.
 *
 * @param generation the number of the file of records
 * @param bytes the length of that file that counts
 * @param checksum the checksum of that length
 * @param topicId the id that the brokers gave the topic; a recreated topic has another
 * @param nextOffset the offset at which reading resumes
 * @param heartbeat the newest heartbeat, as it was signed
 * @param keys the issuer's JWK Set, as it was fetched
 */
public record SnapshotState(
        long generation, long bytes, long checksum, String topicId, long nextOffset, String heartbeat, String keys) {
    private static final long FORM = 1;

    byte[] toBytes() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("form", FORM);
        members.put("generation", generation);
        members.put("bytes", bytes);
        members.put("checksum", checksum);
        members.put("topic_id", topicId);
        members.put("next_offset", nextOffset);
        members.put("heartbeat", heartbeat);
        members.put("keys", keys);
        String json = JsonUtil.toJson(members);
        return (json + "\n" + sum(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static SnapshotState of(byte[] file) throws DamagedSnapshotException {
        String[] lines = new String(file, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != 3 || !lines[1].equals(sum(lines[0]))) {
            throw new DamagedSnapshotException("the state was cut or changed");
        }
        try {
            Map<String, Object> members = JsonUtil.parseJson(lines[0]);
            if (number(members.get("form")) != FORM) {
                throw new DamagedSnapshotException("the state has another format");
            }
            return new SnapshotState(
                    number(members.get("generation")),
                    number(members.get("bytes")),
                    number(members.get("checksum")),
                    text(members.get("topic_id")),
                    number(members.get("next_offset")),
                    text(members.get("heartbeat")),
                    text(members.get("keys")));
        } catch (JoseException e) {
            throw new DamagedSnapshotException("the state is not JSON", e);
        }
    }

    private static String sum(String json) {
        CRC32C checksum = new CRC32C();
        checksum.update(json.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    private static long number(@Nullable Object value) throws DamagedSnapshotException {
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new DamagedSnapshotException("the state lacks a number");
    }

    private static String text(@Nullable Object value) throws DamagedSnapshotException {
        if (value instanceof String text) {
            return text;
        }
        throw new DamagedSnapshotException("the state lacks a text");
    }
}
