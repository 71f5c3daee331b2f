package io.tillgate.user.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts attempts by key in windows of fixed length, in the memory of this instance. Bounded: the key that was idle
 * longest is forgotten first. Safe for concurrent use.
 */
public final class Throttle {
    private static final int MAX_KEYS = 100_000;

    private final int limit;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /**
     * A throttle.
     *
     * @param limit attempts in a window; 0 means no limit
     * @param window the length of a window
     */
    public Throttle(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    /** Counts an attempt; where it is one too many, how long to wait. */
    public Optional<Duration> attempt(String key) {
        Optional<Duration> wait = blocked(key);
        if (wait.isEmpty()) {
            count(key);
        }
        return wait;
    }

    /** How long to wait, where the attempts of this window are used up; counts nothing. */
    public synchronized Optional<Duration> blocked(String key) {
        Window current = windows.get(key);
        if (limit == 0 || current == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), current.start().plus(window));
        return current.count() < limit || left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    /** Counts an attempt. */
    public synchronized void count(String key) {
        if (limit == 0) {
            return;
        }
        Instant now = clock.instant();
        Window current = windows.get(key);
        if (current == null || !now.isBefore(current.start().plus(window))) {
            windows.put(key, new Window(now, 1));
        } else {
            windows.put(key, new Window(current.start(), current.count() + 1));
        }
    }

    /** Forgets the attempts of a key. */
    public synchronized void forget(String key) {
        windows.remove(key);
    }

    private record Window(Instant start, int count) {}
}
