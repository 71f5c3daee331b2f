package io.tillgate.audit.person;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The address and words by which an event with encrypted data is found.
 *
 * @param leafIndex the event's leaf index
 * @param recordedAt when it was recorded
 * @param account the account that the data belongs to
 * @param address the network address
 * @param terms the words
 */
public record PersonalRow(
        long leafIndex,
        Instant recordedAt,
        UUID account,
        @Nullable String address,
        Set<String> terms) {}
