package io.tillgate.audit.paging;

import java.time.Instant;

/**
 * A position in a list that is ordered by time and then by the order of recording.
 *
 * @param time the time of the event at the position, in microseconds
 * @param sequence the event's number in the log
 */
public record KeysetPosition(Instant time, long sequence) {}
