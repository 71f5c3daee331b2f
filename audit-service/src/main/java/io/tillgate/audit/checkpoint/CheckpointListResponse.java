package io.tillgate.audit.checkpoint;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of checkpoints, newest first. */
@Schema(name = "AuditCheckpointList", description = "A page of checkpoints, newest first.")
record CheckpointListResponse(
        List<Item> items,

        @Schema(description = "What to give as cursor for the next page; absent on the last.") @Nullable
        String nextCursor) {

    /** One checkpoint of the page. */
    @Schema(name = "AuditCheckpoint", description = "A signed statement of the log's size and root.")
    record Item(
            @Schema(description = "How many events the log had.")
            long size,

            @Schema(description = "When it was signed.") Instant signedAt,

            @Schema(description = "The signed note (C2SP tlog-checkpoint).")
            String note) {

        static Item of(StoredCheckpoint checkpoint) {
            return new Item(checkpoint.size(), checkpoint.signedAt(), checkpoint.note());
        }
    }
}
