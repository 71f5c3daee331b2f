package io.tillgate.audit.paging;

import java.time.Instant;

/**
 * A position in a list that is ordered by time and then by the order of recording.
 *
 * @param time the time of the event there, to the microsecond
 * @param sequence its number in the log
 */
public record KeysetPosition(Instant time, long sequence) {}
