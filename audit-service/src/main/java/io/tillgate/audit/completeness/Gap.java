package io.tillgate.audit.completeness;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A gap: consecutive records that an outbox has sent and the log has not received.
 *
 * @param source the outbox's service
 * @param topic the topic
 * @param from the first missing number
 * @param to the last missing number
 */
@Schema(name = "AuditGap", description = "Consecutive records that an outbox has sent and the log does not have.")
public record Gap(String source, String topic, long from, long to) {
    /** Returns the number of missing records. */
    public long missing() {
        return to - from + 1;
    }
}
