package io.tillgate.audit.proof;

import org.jspecify.annotations.Nullable;

/**
 * What came of the check of an export.
 *
 * @param first the place of the first record
 * @param end the place after the last
 * @param records how many were read
 * @param checkpoints how many checkpoints they were compared with
 * @param failure the first record that does not hold; null where everything does
 */
public record Verdict(
        long first,
        long end,
        long records,
        long checkpoints,
        @Nullable Failure failure) {
    public boolean holds() {
        return failure == null;
    }
}
