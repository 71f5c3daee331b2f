package io.tillgate.audit.checkpoint;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of checkpoints, newest first. */
@Schema(name = "AuditCheckpointList", description = "A page of checkpoints, newest first.")
record CheckpointListResponse(
        List<Item> items,

        @Schema(description = "The cursor of the next page; absent on the last page.") @Nullable
        String nextCursor) {

    /** One checkpoint of the page. */
    @Schema(name = "AuditCheckpoint", description = "A signed statement of the log's size and root.")
    record Item(
            @Schema(description = "The number of events in the log.")
            long size,

            @Schema(description = "The time of signing.") Instant signedAt,

            @Schema(description = "The signed note (C2SP tlog-checkpoint).")
            String note) {

        static Item of(StoredCheckpoint checkpoint) {
            return new Item(checkpoint.size(), checkpoint.signedAt(), checkpoint.note());
        }
    }
}
