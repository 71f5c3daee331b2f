package io.tillgate.audit.proof;

import org.jspecify.annotations.Nullable;

/**
 * The result of verifying an export.
 *
 * @param first the leaf index of the first record
 * @param end the leaf index after the last record
 * @param records the number of records read
 * @param checkpoints the number of checkpoints compared
 * @param failure the first record that failed; null if the export is valid
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
