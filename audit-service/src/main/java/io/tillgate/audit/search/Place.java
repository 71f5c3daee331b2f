package io.tillgate.audit.search;

import java.time.Instant;

/**
 * A place in the order of a list: by time, then by the order of recording.
 *
 * @param time the time of the event there, to the microsecond
 * @param sequence its number in the log
 */
record Place(Instant time, long sequence) {}
