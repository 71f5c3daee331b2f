package io.tillgate.audit.log;

import io.tillgate.audit.tree.CompactRange;
import io.tillgate.audit.tree.Hash;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree at some size.
 *
 * @param size the number of leaves
 * @param edge the hashes of its complete subtrees, the largest first
 * @param recordedAt when the newest leaf was recorded
 */
public record TreeState(long size, List<Hash> edge, Instant recordedAt) {
    static TreeState of(Row row) {
        return new TreeState(
                row.getLong("size"),
                hashes(row.getBuffer("edge").getBytes()),
                row.getOffsetDateTime("recorded_at").toInstant());
    }

    /** Returns the root hash of the tree. */
    public Hash root() {
        return range().root();
    }

    CompactRange range() {
        return new CompactRange(size, edge);
    }

    static Buffer bytes(List<Hash> hashes) {
        Buffer bytes = Buffer.buffer(hashes.size() * Hash.BYTES);
        hashes.forEach(hash -> bytes.appendBytes(hash.bytes()));
        return bytes;
    }

    private static List<Hash> hashes(byte[] bytes) {
        List<Hash> hashes = new ArrayList<>();
        for (int at = 0; at + Hash.BYTES <= bytes.length; at += Hash.BYTES) {
            hashes.add(Hash.of(java.util.Arrays.copyOfRange(bytes, at, at + Hash.BYTES)));
        }
        return hashes;
    }
}
