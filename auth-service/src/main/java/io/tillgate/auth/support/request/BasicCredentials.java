package io.tillgate.auth.support.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a Basic {@code Authorization} header (RFC 7617). If the decoded value has no colon, it is split at
 * a semicolon, which some partners use.
 *
 * @param name the part before the separator: a client id or a user name
 * @param secret the part after it
 */
public record BasicCredentials(String name, String secret) {
    private static final String SCHEME = "basic ";

    /** Returns whether a header has the Basic scheme. */
    public static boolean isBasic(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Parses a header; empty if it is not Basic or is malformed. */
    public static Optional<BasicCredentials> parse(@Nullable String header) {
        if (header == null || !isBasic(header)) {
            return Optional.empty();
        }
        String decoded;
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
        int colon = decoded.indexOf(':');
        int separator = colon >= 0 ? colon : decoded.indexOf(';');
        return separator < 1 || decoded.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.of(new BasicCredentials(decoded.substring(0, separator), decoded.substring(separator + 1)));
    }

    /** Returns the same credentials as a header with a colon. */
    String normalized() {
        return "Basic " + Base64.getEncoder().encodeToString((name + ':' + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "BasicCredentials[" + name + ", redacted]";
    }
}
