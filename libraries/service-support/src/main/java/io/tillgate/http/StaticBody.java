package io.tillgate.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that is the same for everybody, with its gzip coding (RFC 9110 section 8.4.1.3). Other responses are not
 * compressed: the length of a compressed body reveals a secret that stands beside what a client sent (BREACH).
 */
public final class StaticBody {
    /** A smaller body fits into one packet. */
    private static final int SMALLEST = 1_400;

    private final byte[] plain;
    private final byte @Nullable [] gzip;

    /** Compresses a body, unless it is small or is compressed already, as fonts are. */
    public StaticBody(byte[] plain) {
        this.plain = plain;
        byte[] compressed = plain.length < SMALLEST ? plain : compress(plain);
        this.gzip = compressed.length < plain.length * 9L / 10 ? compressed : null;
    }

    /** Returns the body. */
    public byte[] plain() {
        return plain;
    }

    /** Returns whether the response depends on {@code Accept-Encoding}, which its {@code Vary} then names. */
    public boolean varies() {
        return gzip != null;
    }

    /** Returns the gzip coding if it is smaller, and a client accepts it (RFC 9110 section 12.5.3). */
    public Optional<byte[]> gzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                        && Stream.of(acceptEncoding.split(",", -1)).anyMatch(StaticBody::allowsGzip)
                ? Optional.ofNullable(gzip)
                : Optional.empty();
    }

    private static boolean allowsGzip(String coding) {
        String text = coding.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        return text.equals("gzip") || (text.startsWith("gzip;q=") && !text.matches("gzip;q=0(\\.0*)?"));
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
