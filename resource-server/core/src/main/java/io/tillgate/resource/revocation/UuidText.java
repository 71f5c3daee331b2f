package io.tillgate.resource.revocation;

import java.util.Arrays;

/**
 * The usual text of a UUID, 36 characters in lower case, as two numbers. Other spellings are other names. Without a branch
 * for each digit: what cannot be foretold costs the processor more than reading it.
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

    /** The first half of what {@link #is} a UUID. */
    static long high(String uuid) {
        return bits(uuid, 0, 8) << 32 | bits(uuid, 9, 13) << 16 | bits(uuid, 14, 18);
    }

    /** The second half of what {@link #is} a UUID. */
    static long low(String uuid) {
        return bits(uuid, 19, 23) << 48 | bits(uuid, 24, LENGTH);
    }

    /** Negative where not all is a digit. */
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
