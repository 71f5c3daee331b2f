package io.tillgate.auth.revocation.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last report of a resource-server instance.
 *
 * @param instance the id of the process
 * @param service the name of its service; null if unknown
 * @param offset the offset up to which it has applied the revocations; -1 while it is joining
 * @param at the time of the report
 * @param asOf the time up to which it has applied all revocations; null while it is joining
 * @param servesUntil until when it serves without sending another report
 */
public record InstanceReport(
        String instance,
        @Nullable String service,
        long offset,
        Instant at,
        @Nullable Instant asOf,
        Instant servesUntil) {}
