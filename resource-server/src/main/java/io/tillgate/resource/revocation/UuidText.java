package io.tillgate.resource.revocation;

/** The usual text of a UUID, 36 characters in lower case, as two numbers. Other spellings are other names. */
final class UuidText {
    private static final int LENGTH = 36;
    private static final int MIDDLE = 18;

    private UuidText() {}

    static boolean is(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == MIDDLE || i == 23;
            if (dash ? c != '-' : digit(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The first half of what {@link #is} a UUID. */
    static long high(String uuid) {
        return bits(uuid, 0, MIDDLE);
    }

    /** The second half of what {@link #is} a UUID. */
    static long low(String uuid) {
        return bits(uuid, MIDDLE, LENGTH);
    }

    private static long bits(String uuid, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            char c = uuid.charAt(i);
            if (c != '-') {
                bits = bits << 4 | digit(c);
            }
        }
        return bits;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
