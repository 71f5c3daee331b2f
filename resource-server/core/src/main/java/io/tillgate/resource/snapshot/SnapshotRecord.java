package io.tillgate.resource.snapshot;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * A signed record in the file: its length, its body, and a checksum over the file up to here, which reveals records
 * that were truncated, changed or removed.
 *
 * @param offset its offset on the topic
 * @param forgetAt the epoch second after which it is no longer needed
 * @param key its key on the topic
 * @param value the signed token
 */
@SuppressWarnings("ArrayRecordComponent") // the value is a Kafka value; instances are never compared
public record SnapshotRecord(long offset, long forgetAt, String key, byte[] value) {
    private static final int FIXED = Long.BYTES + Long.BYTES + Short.BYTES;
    private static final int MAX_BODY_BYTES = 1024 * 1024;

    /** Serialises the record and updates the checksum. */
    ByteBuffer write(CRC32C checksum) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        int body = FIXED + name.length + value.length;
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + body + Integer.BYTES);
        buffer.putInt(body).putLong(offset).putLong(forgetAt).putShort((short) name.length);
        buffer.put(name).put(value);
        checksum.update(buffer.array(), 0, Integer.BYTES + body);
        return buffer.putInt((int) checksum.getValue()).flip();
    }

    /** Returns its size in the file, in bytes. */
    long length() {
        return 2L * Integer.BYTES + FIXED + key.getBytes(StandardCharsets.UTF_8).length + value.length;
    }

    /** Reads the next record and updates the checksum. */
    static SnapshotRecord read(DataInputStream in, CRC32C checksum) throws IOException {
        int body = in.readInt();
        if (body < FIXED || body > MAX_BODY_BYTES) {
            throw new DamagedSnapshotException("a record has an impossible length");
        }
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + body).putInt(body);
        in.readFully(buffer.array(), Integer.BYTES, body);
        checksum.update(buffer.array());
        if ((int) checksum.getValue() != in.readInt()) {
            throw new DamagedSnapshotException("a checksum is wrong");
        }
        long offset = buffer.getLong();
        long forgetAt = buffer.getLong();
        int nameLength = Short.toUnsignedInt(buffer.getShort());
        if (nameLength > buffer.remaining()) {
            throw new DamagedSnapshotException("a record has an impossible key");
        }
        byte[] name = new byte[nameLength];
        buffer.get(name);
        byte[] value = new byte[buffer.remaining()];
        buffer.get(value);
        return new SnapshotRecord(offset, forgetAt, new String(name, StandardCharsets.UTF_8), value);
    }
}
