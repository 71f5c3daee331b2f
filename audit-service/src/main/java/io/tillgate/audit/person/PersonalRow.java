package io.tillgate.audit.person;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what an event is found that the log itself does not show.
 *
 * @param leafIndex its place in the log
 * @param recordedAt when it came
 * @param account whose data it is
 * @param address the network address
 * @param terms the words
 */
public record PersonalRow(
        long leafIndex,
        Instant recordedAt,
        UUID account,
        @Nullable String address,
        Set<String> terms) {}
