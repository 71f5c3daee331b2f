package io.tillgate.audit.paging;

import java.time.Instant;

/**
 * A place in the order of a list: by time, then by the order of recording.
 *
 * @param time the time of the event there, to the microsecond
 * @param sequence its number in the log
 */
public record Place(Instant time, long sequence) {}
