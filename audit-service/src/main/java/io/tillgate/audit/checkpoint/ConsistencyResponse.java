package io.tillgate.audit.checkpoint;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A consistency proof (RFC 6962 §2.1.2): shows that the smaller tree is a prefix of the larger one. */
@Schema(
        name = "AuditConsistencyProof",
        description = "A consistency proof (RFC 6962 §2.1.2): shows that the larger tree extends the smaller one.")
record ConsistencyResponse(
        @Schema(description = "The number of events in the smaller tree.")
        long from,

        @Schema(description = "The number of events in the larger tree.")
        long to,

        @Schema(description = "The proof's hashes, in Base64.")
        List<String> hashes) {}
