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
 * @param words what its data holds, all of it
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
        Set<SearchedWord> words) {

    /** A text that is the same for the same filter only: values hold no line ends. */
    String fingerprint() {
        return Stream.of(type, actor, subject, clientId, address, traceId, from, to, words(" "))
                .map(value -> value == null ? "" : "=" + value)
                .collect(Collectors.joining("\n"));
    }

    /** The words in a text search query of PostgreSQL. */
    String words(String operator) {
        return words.stream().map(SearchedWord::query).collect(Collectors.joining(operator));
    }
}
