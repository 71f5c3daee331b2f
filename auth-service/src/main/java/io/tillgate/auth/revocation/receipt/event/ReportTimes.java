package io.tillgate.auth.revocation.receipt.event;

import io.tillgate.event.EnforcementReported;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the times in a report are plausible. The limits are wide, because clocks may be wrong and knowledge
 * may be old. Instances with times beyond them are not counted.
 */
final class ReportTimes {
    private static final Duration LONGEST = Duration.ofDays(366);

    private ReportTimes() {}

    static boolean areCredible(EnforcementReported told, Instant now) {
        return isCredible(told.appliedAt(), now) && isCredible(told.asOf(), now) && isCredible(told.servesUntil(), now);
    }

    private static boolean isCredible(@Nullable Instant time, Instant now) {
        return time == null || (time.isAfter(now.minus(LONGEST)) && time.isBefore(now.plus(LONGEST)));
    }
}
