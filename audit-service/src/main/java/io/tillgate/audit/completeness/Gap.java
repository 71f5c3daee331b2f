package io.tillgate.audit.completeness;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Records that an outbox has sent and the log has not.
 *
 * @param source whose outbox it is
 * @param topic the topic
 * @param from the first missing number
 * @param to the last
 */
@Schema(name = "AuditGap", description = "Records that an outbox has sent and the log has not.")
public record Gap(String source, String topic, long from, long to) {
    /** How many are missing. */
    public long missing() {
        return to - from + 1;
    }
}
