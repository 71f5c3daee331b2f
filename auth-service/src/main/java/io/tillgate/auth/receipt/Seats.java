package io.tillgate.auth.receipt;

import java.util.concurrent.atomic.AtomicInteger;

/** How many may wait at once. For any thread. */
final class Seats {
    private final AtomicInteger left;

    Seats(int all) {
        this.left = new AtomicInteger(all);
    }

    /** Takes one; whether there was one. */
    boolean take() {
        return left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
    }

    /** Gives one back. */
    void free() {
        left.incrementAndGet();
    }
}
