package io.tillgate.user.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;

/** A password in plain text, NFKC-normalized so that each password has one form. {@link #toString} redacts it. */
public final class RawPassword {
    private final String normalized;

    private RawPassword(String normalized) {
        this.normalized = normalized;
    }

    /** Normalizes a password as received. */
    public static RawPassword of(String typed) {
        return new RawPassword(Normalizer.normalize(typed, Normalizer.Form.NFKC));
    }

    /** Its length in code points. */
    public int length() {
        return normalized.codePointCount(0, normalized.length());
    }

    /** Returns whether both are equal, in constant time. */
    public boolean sameAs(RawPassword other) {
        return MessageDigest.isEqual(utf8(), other.utf8());
    }

    byte[] utf8() {
        return normalized.getBytes(StandardCharsets.UTF_8);
    }

    String reveal() {
        return normalized;
    }

    @Override
    public String toString() {
        return "RawPassword[redacted]";
    }
}
