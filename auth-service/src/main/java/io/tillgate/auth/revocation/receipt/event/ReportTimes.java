package io.tillgate.auth.revocation.receipt.event;

import io.tillgate.event.EnforcementReported;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells the times that an instance can have meant from others. It may be that its clock is wrong or that its knowledge is
 * old, so there is much room; who serves for longer than that without a word is counted nowhere.
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
