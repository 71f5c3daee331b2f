package io.tillgate.user.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parsed Argon2id hash, version 0x13 only (RFC 9106 section 3.1).
 *
 * @param parameters its cost
 * @param salt the salt
 * @param tag the hash value
 */
@SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest, never by equals
record Argon2Hash(Argon2Parameters parameters, byte[] salt, byte[] tag) {
    private static final Pattern PHC = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** Parses a PHC string; empty if it is not one of Argon2id. */
    static Optional<Argon2Hash> parse(String phc) {
        Matcher matcher = PHC.matcher(phc);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Argon2Parameters parameters = new Argon2Parameters(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
        Base64.Decoder base64 = Base64.getDecoder();
        return Optional.of(
                new Argon2Hash(parameters, base64.decode(matcher.group(4)), base64.decode(matcher.group(5))));
    }

    /** Returns the PHC string. */
    String encode() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + parameters.memoryKib() + ",t=" + parameters.iterations() + ",p="
                + parameters.parallelism() + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(tag);
    }
}
