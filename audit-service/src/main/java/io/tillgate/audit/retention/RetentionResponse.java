package io.tillgate.audit.retention;

import io.tillgate.audit.log.DroppedMonth;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The retention period and the dropped months. */
@Schema(name = "AuditRetention", description = "How long the log is kept, and what was dropped.")
record RetentionResponse(
        @Schema(description = "How many whole months records are kept; 0 for good.")
        int keepMonths,

        @Schema(description = "The place of the first record that is left.")
        long firstIndex,

        @Schema(description = "The months that were dropped, the newest first.")
        List<Month> dropped) {

    /** A dropped month. */
    @Schema(name = "AuditDroppedMonth", description = "A month that was dropped.")
    record Month(
            @Schema(description = "The month (UTC).", examples = "2026-01")
            String month,

            @Schema(description = "The place of its first record.")
            long firstIndex,

            @Schema(description = "The place after its last.")
            long endIndex,

            @Schema(
                    description =
                            "The signed statement: a checkpoint (C2SP tlog-checkpoint) of the tree before what is left, with"
                                    + " lines on what was dropped.")
            String statement,

            @Schema(description = "When.") Instant droppedAt) {}

    static RetentionResponse of(int keepMonths, List<DroppedMonth> dropped) {
        return new RetentionResponse(
                keepMonths,
                dropped.stream().mapToLong(DroppedMonth::endIndex).max().orElse(0),
                dropped.stream()
                        .map(each -> new Month(
                                java.time.YearMonth.from(each.month()).toString(),
                                each.firstIndex(),
                                each.endIndex(),
                                each.note(),
                                each.droppedAt()))
                        .toList());
    }
}
