package io.tillgate.audit.paging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time range, as given by the parameters {@code from} and {@code to}.
 *
 * @param from the start, inclusive; null for unbounded
 * @param to the end, exclusive; null for unbounded
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {}
