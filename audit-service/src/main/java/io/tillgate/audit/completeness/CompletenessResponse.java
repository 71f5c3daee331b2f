package io.tillgate.audit.completeness;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer that says whether the log has every record that was sent to it. */
@Schema(name = "AuditCompleteness", description = "Whether the log has everything that was sent to it.")
record CompletenessResponse(
        @Schema(description = "Whether no number is missing below the highest that was read.")
        boolean complete,

        @Schema(description = "What was read of each outbox and topic.")
        List<Source> sources,

        @Schema(description = "What is missing; the first hundred gaps.")
        List<Gap> gaps,

        @Schema(description = "Up to where each partition is in the log.")
        List<Partition> partitions) {

    /** The records read from one outbox and topic. */
    @Schema(name = "AuditSource", description = "What was read of an outbox and topic.")
    record Source(
            @Schema(description = "Whose outbox it is.") String source,
            @Schema(description = "The topic.") String topic,

            @Schema(description = "The highest number that was read.")
            long last,

            @Schema(description = "How many below it were not.")
            long missing) {}

    /** The read position of one partition. */
    @Schema(name = "AuditPartition", description = "Up to where a partition is in the log.")
    record Partition(
            @Schema(description = "The topic.") String topic,
            @Schema(description = "The partition.") int partition,

            @Schema(description = "The offset after the last record that is in the log.")
            long nextOffset) {}
}
