package io.tillgate.auth.revocation.propagation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillgate.auth.revocation.receipt.InstanceReport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a resource-server instance.
 *
 * @param instance the id of the process
 * @param service the name of its service
 * @param offset the offset up to which it has applied the revocations; null while it is joining
 * @param lag the number of records that it is behind; null while it is joining
 * @param staleness the age of its knowledge in seconds; null while it is joining
 * @param lastSeen the time of its last report
 * @param servesUntil until when it serves without sending another report
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
