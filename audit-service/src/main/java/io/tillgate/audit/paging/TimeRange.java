package io.tillgate.audit.paging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time, as the parameters {@code from} and {@code to} give it.
 *
 * @param from its first moment; null for the beginning
 * @param to the moment after its last; null for no end
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {}
