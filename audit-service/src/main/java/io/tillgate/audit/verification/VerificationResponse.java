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

        @Schema(description = "The number of records recomputed.")
        long records,

        @Schema(description = "The number of checkpoints that the records were compared with.")
        long checkpoints,

        @Schema(description = "The root hash of the tree up to the last record, in Base64.")
        String rootHash,

        @Schema(description = "The newest checkpoint (C2SP tlog-checkpoint), against which the range is verified.")
        String checkpoint,

        @Schema(description = "The first record that fails verification; absent if none does.") @Nullable
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
    @Schema(name = "AuditFailure", description = "The first record that fails verification.")
    record FailureResponse(
            @Schema(description = "The index of the record in the log.")
            long index,

            @Schema(description = "The id of the record's event; absent if the record is missing.") @Nullable
            String eventId,

            @Schema(description = "Why verification fails.") String reason) {

        static FailureResponse of(Failure failure) {
            return new FailureResponse(failure.index(), failure.id(), failure.reason());
        }
    }
}
