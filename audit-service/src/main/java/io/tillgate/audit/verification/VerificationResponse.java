package io.tillgate.audit.verification;

import io.tillgate.audit.proof.Failure;
import io.tillgate.audit.proof.RangeCheck;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The result of a verification. */
@Schema(name = "AuditVerification", description = "The result of a verification of the log.")
record VerificationResponse(
        @Schema(description = "Whether all records are unchanged.")
        boolean holds,

        @Schema(description = "The index of the first record.")
        long firstIndex,

        @Schema(description = "The index after the last record.")
        long endIndex,

        @Schema(description = "How many records were recomputed.")
        long records,

        @Schema(description = "How many checkpoints they were compared with.")
        long checkpoints,

        @Schema(description = "The root hash of the tree up to the last record, in Base64.")
        String rootHash,

        @Schema(description = "The newest checkpoint (C2SP tlog-checkpoint), under which the range is proven.")
        String checkpoint,

        @Schema(description = "The first record that does not hold; absent where every one does.") @Nullable
        FailureResponse firstFailure) {

    static VerificationResponse of(LeafRange range, RangeCheck check) {
        return new VerificationResponse(
                check.failure().isEmpty(),
                range.first(),
                range.end(),
                check.records(),
                check.checkpoints(),
                check.root().toString(),
                range.note(),
                check.failure().map(FailureResponse::of).orElse(null));
    }

    /** A record that failed verification. */
    @Schema(name = "AuditFailure", description = "The first record that does not hold.")
    record FailureResponse(
            @Schema(description = "Its place in the log.") long index,

            @Schema(description = "The id of its event; absent where the record is missing.") @Nullable
            String eventId,

            @Schema(description = "What is wrong.") String reason) {

        static FailureResponse of(Failure failure) {
            return new FailureResponse(failure.index(), failure.id(), failure.reason());
        }
    }
}
