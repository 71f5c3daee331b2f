package io.tillgate.audit.checkpoint;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An inclusion proof (RFC 6962 §2.1.1): shows that an event is in the log. */
@Schema(
        name = "AuditEventProof",
        description = "An inclusion proof (RFC 6962 §2.1.1): shows that an event is in the log.")
public record EventProof(
        @Schema(description = "The index of the event in the log, from 0.")
        long leafIndex,

        @Schema(description = "SHA-256(0x00 || record), in Base64.")
        String leafHash,

        @Schema(
                description = "The exact data that is hashed. Personal members are encrypted. If the network address is"
                        + " encrypted, the record contains no plain one.")
        String data,

        @Schema(
                description = "The number of events in the tree of the proof; absent until a checkpoint covers the"
                        + " event.")
        @Nullable
        Long treeSize,

        @Schema(description = "The hashes from the leaf to the root, in Base64.") @Nullable
        List<String> hashes,

        @Schema(description = "The signed checkpoint with the root (C2SP tlog-checkpoint).") @Nullable
        String checkpoint) {}
