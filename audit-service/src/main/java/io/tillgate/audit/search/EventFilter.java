package io.tillgate.audit.search;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events to find; what is null or empty does not restrict.
 *
 * @param type a full type name, or its last part
 * @param actor who caused it
 * @param subject what it is about
 * @param clientId the client that it came through
 * @param address the network address that it came from
 * @param traceId the W3C trace that it happened in
 * @param from not before this time
 * @param to before this time
 * @param terms words that its data holds, or beginnings of at least three characters
 * @param scopeWords the words of a scope, which its data holds whole
 */
record EventFilter(
        @Nullable String type,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String clientId,
        @Nullable String address,
        @Nullable String traceId,
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> terms,
        Set<String> scopeWords) {

    /** A text that is the same for the same filter only: values hold no line ends. */
    String fingerprint() {
        return Stream.of(
                        type,
                        actor,
                        subject,
                        clientId,
                        address,
                        traceId,
                        from,
                        to,
                        String.join(" ", terms),
                        String.join(" ", scopeWords))
                .map(value -> value == null ? "" : "=" + value)
                .collect(Collectors.joining("\n"));
    }
}
