package io.tillgate.resource.revocation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of verifying a record: a revocation, nothing if it has expired or is a tombstone, or the reason for its
 * rejection. A large number of records is verified on all cores, a small one on the calling thread.
 */
record RecordVerification(
        ReadRecord record,
        Optional<SignedRevocation> revocation,
        @Nullable RecordRejectedException rejection) {
    private static final int WORTH_SEVERAL_THREADS = 32;

    /** Verifies records; the results are in the order of the records. */
    static List<RecordVerification> of(List<ReadRecord> records, SecurityEventVerifier verifier)
            throws InterruptedException {
        Stream<ReadRecord> stream =
                records.size() < WORTH_SEVERAL_THREADS ? records.stream() : records.parallelStream();
        try {
            return stream.map(record -> of(record, verifier)).toList();
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        }
    }

    private static RecordVerification of(ReadRecord record, SecurityEventVerifier verifier) {
        String key = record.key();
        byte[] value = record.value();
        if (value == null) {
            return new RecordVerification(record, Optional.empty(), null);
        }
        if (key == null) {
            return new RecordVerification(
                    record, Optional.empty(), new RecordRejectedException("the record has no key"));
        }
        try {
            return new RecordVerification(record, verifier.revocation(key, value), null);
        } catch (RecordRejectedException e) {
            return new RecordVerification(record, Optional.empty(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while records were verified");
        }
    }
}
