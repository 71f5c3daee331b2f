package io.tillgate.auth.revocation.propagation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillgate.auth.revocation.receipt.InstanceReport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a resource-server instance is.
 *
 * @param instance the process
 * @param service what it is a process of
 * @param offset up to where it has applied the revocations; null while it joins
 * @param lag how many records it is behind; null while it joins
 * @param staleness how old its knowledge is, in seconds; null while it joins
 * @param lastSeen when it was last heard of
 * @param servesUntil until when it serves by what it knows, if it is never heard of again
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record InstanceState(
        String instance,
        @Nullable String service,
        @Nullable Long offset,
        @Nullable Long lag,
        @Nullable Double staleness,
        Instant lastSeen,
        Instant servesUntil) {

    static InstanceState of(InstanceReport report, long newest, Instant now) {
        boolean joining = report.offset() < 0;
        Instant asOf = report.asOf();
        return new InstanceState(
                report.instance(),
                report.service(),
                joining ? null : report.offset(),
                joining ? null : Math.max(0, newest - report.offset()),
                asOf == null ? null : Math.max(0, Duration.between(asOf, now).toMillis()) / 1000.0,
                report.at(),
                report.servesUntil());
    }
}
