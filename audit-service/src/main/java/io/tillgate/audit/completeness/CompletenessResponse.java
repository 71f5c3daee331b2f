package io.tillgate.audit.completeness;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer that says whether the log has every record that was sent to it. */
@Schema(name = "AuditCompleteness", description = "Whether the log has every record that was sent to it.")
record CompletenessResponse(
        @Schema(description = "Whether the log has every number up to the highest number read.")
        boolean complete,

        @Schema(description = "The records read, per outbox and topic.")
        List<Source> sources,

        @Schema(description = "The first hundred gaps.") List<Gap> gaps,

        @Schema(description = "The position in each partition up to which the log has the records.")
        List<Partition> partitions) {

    /** The records read from one outbox and topic. */
    @Schema(name = "AuditSource", description = "The records read from one outbox and topic.")
    record Source(
            @Schema(description = "The service that has the outbox.")
            String source,

            @Schema(description = "The topic.") String topic,

            @Schema(description = "The highest number read.")
            long last,

            @Schema(description = "How many lower numbers are missing.")
            long missing) {}

    /** The read position of one partition. */
    @Schema(name = "AuditPartition", description = "The position in a partition up to which the log has the records.")
    record Partition(
            @Schema(description = "The topic.") String topic,
            @Schema(description = "The partition.") int partition,

            @Schema(description = "The offset after the partition's last record in the log.")
            long nextOffset) {}
}
