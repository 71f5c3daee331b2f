package io.tillgate.audit.checkpoint;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A consistency proof (RFC 6962 §2.1.2): shows that the smaller tree is a prefix of the larger one. */
@Schema(
        name = "AuditConsistencyProof",
        description = "That one tree is the beginning of another: a consistency proof (RFC 6962 §2.1.2).")
record ConsistencyResponse(
        @Schema(description = "How many events the smaller tree has.")
        long from,

        @Schema(description = "How many events the larger tree has.")
        long to,

        @Schema(description = "The proof's hashes, in Base64.")
        List<String> hashes) {}
