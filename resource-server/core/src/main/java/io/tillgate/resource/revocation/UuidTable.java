package io.tillgate.resource.revocation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A table of spans by UUID: one array with open addressing and 24 bytes per slot, a million entries in 48 MiB. One
 * thread at a time writes. Any thread reads without a lock, because the span of a slot is written last and read first.
 */
final class UuidTable {
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int WIDTH = 3;
    private static final int SPAN = 2;
    private static final int FEWEST_SLOTS = 16;
    private static final int WORTH_IT = 8;

    private volatile long[] slots = new long[FEWEST_SLOTS * WIDTH];
    private volatile int size;

    int size() {
        return size;
    }

    /** Returns the span of a UUID; {@link Span#NONE} if there is none. */
    long get(long high, long low) {
        long[] all = slots;
        int at = home(high, low, all.length / WIDTH);
        while (true) {
            long span = (long) LONGS.getAcquire(all, at + SPAN);
            if (span == Span.NONE || (all[at] == high && all[at + 1] == low)) {
                return span;
            }
            at = at + WIDTH == all.length ? 0 : at + WIDTH;
        }
    }

    /** Adds a span, or extends the existing one. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time writes
    void widen(long high, long low, long span) {
        if ((size + 1) * 4L > slots.length / WIDTH * 3L) {
            rebuild(slots.length / WIDTH * 2, Long.MIN_VALUE);
        }
        if (put(slots, high, low, span)) {
            size = size + 1;
        }
    }

    /** Removes spans that ended before a second, once they are at least an eighth of all. */
    void forget(long second) {
        int gone = 0;
        for (int at = 0; at < slots.length; at += WIDTH) {
            long span = slots[at + SPAN];
            gone += span != Span.NONE && Span.forgetAt(span) < second ? 1 : 0;
        }
        if (gone > 0 && gone >= size / WORTH_IT) {
            int count = FEWEST_SLOTS;
            while ((size - gone + 1) * 4L > count * 3L) {
                count *= 2;
            }
            rebuild(count, second);
        }
    }

    private void rebuild(int count, long endedBefore) {
        long[] fresh = new long[count * WIDTH];
        int kept = 0;
        for (int at = 0; at < slots.length; at += WIDTH) {
            long span = slots[at + SPAN];
            if (span != Span.NONE && Span.forgetAt(span) >= endedBefore) {
                put(fresh, slots[at], slots[at + 1], span);
                kept++;
            }
        }
        slots = fresh;
        size = kept;
    }

    private static boolean put(long[] all, long high, long low, long span) {
        int at = home(high, low, all.length / WIDTH);
        while (all[at + SPAN] != Span.NONE) {
            if (all[at] == high && all[at + 1] == low) {
                LONGS.setRelease(all, at + SPAN, Span.widen(all[at + SPAN], span));
                return false;
            }
            at = at + WIDTH == all.length ? 0 : at + WIDTH;
        }
        all[at] = high;
        all[at + 1] = low;
        LONGS.setRelease(all, at + SPAN, span);
        return true;
    }

    /** Returns the index of a UUID's preferred slot; the number of slots is a power of two. */
    private static int home(long high, long low, int count) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return ((int) (mixed ^ (mixed >>> 32)) & (count - 1)) * WIDTH;
    }
}
