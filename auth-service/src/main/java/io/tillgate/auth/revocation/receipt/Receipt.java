package io.tillgate.auth.revocation.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who enforces a revocation.
 *
 * @param enforced how many instances do
 * @param missing those that may serve and have not applied it; absent where there are none
 * @param published false where the revocation has not been seen on its topic: it is noted, and follows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        Enforced enforced,
        @Nullable List<String> missing,
        @Nullable Boolean published) {

    /**
     * How many instances enforce it.
     *
     * @param instances how many have applied it
     * @param of of how many that may serve
     * @param milliseconds how long that took since it was committed
     */
    public record Enforced(int instances, int of, long milliseconds) {}

    static Receipt of(List<InstanceReport> live, long offset, long milliseconds) {
        List<String> missing = live.stream()
                .filter(report -> report.offset() < offset)
                .map(InstanceReport::instance)
                .toList();
        boolean published = offset < Long.MAX_VALUE;
        return new Receipt(
                new Enforced(live.size() - missing.size(), live.size(), milliseconds),
                missing.isEmpty() ? null : missing,
                published ? null : false);
    }

    boolean isComplete() {
        return missing == null && published == null;
    }
}
