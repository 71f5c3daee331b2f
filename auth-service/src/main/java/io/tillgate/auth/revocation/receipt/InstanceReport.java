package io.tillgate.auth.revocation.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a resource-server instance has told last.
 *
 * @param instance the process
 * @param service what it is a process of; null where it does not say
 * @param offset up to where it has applied the revocations; -1 while it joins
 * @param at when it said so
 * @param asOf the moment before which it has applied everything; null while it joins
 * @param servesUntil until when it serves by that, if it is never heard of again
 */
public record InstanceReport(
        String instance,
        @Nullable String service,
        long offset,
        Instant at,
        @Nullable Instant asOf,
        Instant servesUntil) {}
