package io.tillgate.event;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The format of a record's signature. */
final class RecordSignature {
    /** The header of the signature: a JWS in compact form with a detached payload (RFC 7515 appendix F). */
    static final String HEADER = "signature";

    /** The {@code typ} of the JWS. */
    static final String TYPE = "tillgate-record";

    private static final List<String> SIGNED_HEADERS =
            List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "ce_subject");

    private RecordSignature() {}

    /**
     * Returns the signed bytes: topic, key, CloudEvents attributes and value. Each is preceded by its length, so that
     * no two records have the same bytes.
     */
    static byte[] payload(EventRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream payload = new DataOutputStream(bytes);
        try {
            write(payload, record.topic());
            write(payload, record.key());
            for (String header : SIGNED_HEADERS) {
                write(payload, record.headers().getOrDefault(header, ""));
            }
            write(payload, record.value());
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream payload, String text) throws IOException {
        write(payload, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream payload, byte[] bytes) throws IOException {
        payload.writeInt(bytes.length);
        payload.write(bytes);
    }
}
