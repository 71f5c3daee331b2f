package io.tillgate.audit.checkpoint;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An inclusion proof (RFC 6962 §2.1.1): shows that an event is in the log. */
@Schema(name = "AuditEventProof", description = "That an event is in the log: an inclusion proof (RFC 6962 §2.1.1).")
public record EventProof(
        @Schema(description = "Its place in the log, from 0.")
        long leafIndex,

        @Schema(description = "SHA-256(0x00 || record), in Base64.")
        String leafHash,

        @Schema(
                description =
                        "The data as it is hashed, to the letter: personal members are sealed, and where the address is, the"
                                + " record has none.")
        String data,

        @Schema(description = "How many events the tree of the proof has; absent until a checkpoint covers the event.")
        @Nullable
        Long treeSize,

        @Schema(description = "The hashes from the leaf to the root, in Base64.") @Nullable
        List<String> hashes,

        @Schema(description = "The signed checkpoint with the root (C2SP tlog-checkpoint).") @Nullable
        String checkpoint) {}
