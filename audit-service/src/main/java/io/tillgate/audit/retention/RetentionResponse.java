package io.tillgate.audit.retention;

import io.tillgate.audit.log.DroppedMonth;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The retention period and the dropped months. */
@Schema(name = "AuditRetention", description = "The retention period of the log and the dropped months.")
record RetentionResponse(
        @Schema(description = "How many whole months records are kept; 0 if they are never dropped.")
        int keepMonths,

        @Schema(description = "The index of the first record still in the log.")
        long firstIndex,

        @Schema(description = "The dropped months, newest first.")
        List<Month> dropped) {

    /** A dropped month. */
    @Schema(name = "AuditDroppedMonth", description = "A dropped month.")
    record Month(
            @Schema(description = "The month (UTC).", examples = "2026-01")
            String month,

            @Schema(description = "The index of the month's first record.")
            long firstIndex,

            @Schema(description = "The index after the month's last record.")
            long endIndex,

            @Schema(
                    description = "The signed statement: a checkpoint (C2SP tlog-checkpoint) of the tree up to the end"
                            + " of the month, with lines that describe what was dropped.")
            String statement,

            @Schema(description = "When the month was dropped.")
            Instant droppedAt) {}

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
