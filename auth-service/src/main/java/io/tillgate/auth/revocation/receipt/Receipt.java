package io.tillgate.auth.revocation.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of enforcement of a revocation.
 *
 * @param enforced the number of instances that enforce it
 * @param missing the serving instances that do not enforce it yet; absent if there are none
 * @param published false if the revocation is stored but has not been seen on its topic yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        Enforced enforced,
        @Nullable List<String> missing,
        @Nullable Boolean published) {

    /**
     * The number of instances that enforce a revocation.
     *
     * @param instances how many have applied it
     * @param of how many may serve
     * @param milliseconds the time since it was committed
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
}
