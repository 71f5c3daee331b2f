package io.tillgate.auth.apikey;

import io.tillgate.auth.key.RandomSecret;
import io.tillgate.crypto.KeyedHash;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An API key with its secret: {@code tg_<prefix>_<secret>}. The prefix is public, so that people can tell keys apart
 * and secret scanners can find them. The secret has 256 random bits.
 *
 * @param value the whole key
 */
public record ApiKeySecret(String value) {
    private static final String MARK = "tg_";
    private static final int PREFIX_LENGTH = 8;
    private static final Pattern FORM =
            Pattern.compile(MARK + "[0-9a-f]{" + PREFIX_LENGTH + "}_[A-Za-z0-9_-]{" + RandomSecret.LENGTH + "}");

    /** Returns a new key. */
    public static ApiKeySecret random() {
        String prefix = UUID.randomUUID().toString().substring(0, PREFIX_LENGTH);
        return new ApiKeySecret(MARK + prefix + "_" + RandomSecret.next());
    }

    /** Parses a key that was sent; empty if it does not have the form of a key. */
    public static Optional<ApiKeySecret> parse(String sent) {
        return FORM.matcher(sent).matches() ? Optional.of(new ApiKeySecret(sent)) : Optional.empty();
    }

    /** Returns the public part, for example {@code tg_4f2a9c7d}. */
    public String prefix() {
        return value.substring(0, MARK.length() + PREFIX_LENGTH);
    }

    /** Returns the keyed hash under which it is stored. */
    byte[] hash(KeyedHash key) {
        return key.of("api-key:" + value);
    }

    @Override
    public String toString() {
        return "ApiKeySecret[" + prefix() + ", redacted]";
    }
}
