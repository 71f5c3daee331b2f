package io.tillgate.resource.revocation;

import java.util.Arrays;

/**
 * Parses the canonical text of a UUID, 36 lower-case characters, into two longs; other spellings are not recognised.
 * Digits are looked up without branches, because mispredicted branches cost more than the lookups.
 */
final class UuidText {
    private static final int LENGTH = 36;
    private static final byte[] DIGITS = digits();

    private UuidText() {}

    static boolean is(String text) {
        return text.length() == LENGTH
                && text.charAt(8) == '-'
                && text.charAt(13) == '-'
                && text.charAt(18) == '-'
                && text.charAt(23) == '-'
                && (signs(text, 0, 8)
                                | signs(text, 9, 13)
                                | signs(text, 14, 18)
                                | signs(text, 19, 23)
                                | signs(text, 24, LENGTH))
                        >= 0;
    }

    /** Returns the upper 64 bits of a text that {@link #is} a UUID. */
    static long high(String uuid) {
        return bits(uuid, 0, 8) << 32 | bits(uuid, 9, 13) << 16 | bits(uuid, 14, 18);
    }

    /** Returns the lower 64 bits of a text that {@link #is} a UUID. */
    static long low(String uuid) {
        return bits(uuid, 19, 23) << 48 | bits(uuid, 24, LENGTH);
    }

    /** Returns a negative number unless all characters are digits. */
    private static int signs(String text, int from, int to) {
        int signs = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            signs |= DIGITS[c & 0xFF] | -(c >> Byte.SIZE);
        }
        return signs;
    }

    private static long bits(String uuid, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits = bits << 4 | DIGITS[uuid.charAt(i) & 0xFF];
        }
        return bits;
    }

    private static byte[] digits() {
        byte[] digits = new byte[1 << Byte.SIZE];
        Arrays.fill(digits, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            digits[Character.forDigit(digit, 16)] = (byte) digit;
        }
        return digits;
    }
}
