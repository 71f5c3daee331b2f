package io.tillgate.user.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts attempts by key in windows of fixed length, in the memory of this instance. The number of keys is bounded; the
 * least recently used is dropped first. Safe for concurrent use.
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
     * @param limit the number of attempts in a window; 0 means no limit
     * @param window the length of a window
     */
    public Throttle(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    /** Counts an attempt. If it exceeds the limit, returns the time until the window ends. */
    public synchronized Optional<Duration> attempt(String key) {
        if (limit == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Window current = windows.get(key);
        if (current == null || !now.isBefore(current.start().plus(window))) {
            windows.put(key, new Window(now, 1));
            return Optional.empty();
        }
        if (current.count() >= limit) {
            return Optional.of(Duration.between(now, current.start().plus(window)));
        }
        windows.put(key, new Window(current.start(), current.count() + 1));
        return Optional.empty();
    }

    private record Window(Instant start, int count) {}
}
