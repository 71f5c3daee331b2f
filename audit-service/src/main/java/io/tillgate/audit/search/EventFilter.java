package io.tillgate.audit.search;

import io.tillgate.event.EventType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter of events; null or empty values do not restrict the result.
 *
 * @param type a full type name, or its last part
 * @param actor the account or client that caused it
 * @param subject what it is about
 * @param clientId the client that was used
 * @param address the network address of the caller
 * @param traceId the W3C trace id of the request
 * @param account the account that it concerns in any way
 * @param userName the user name of the account that it concerns, or with which a sign-in failed
 * @param from the start of the time range, inclusive
 * @param to the end of the time range, exclusive
 * @param words the words that the data must contain, all of them
 */
record EventFilter(
        @Nullable String type,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String clientId,
        @Nullable String address,
        @Nullable String traceId,
        @Nullable UUID account,
        @Nullable String userName,
        @Nullable Instant from,
        @Nullable Instant to,
        Set<SearchedWord> words) {

    /**
     * Returns the filter of the events that state the names of accounts.
     *
     * @param subject an account id; null for all accounts
     * @param words words of the name
     */
    static EventFilter accountChanges(@Nullable String subject, Set<SearchedWord> words) {
        return new EventFilter(
                EventType.ACCOUNT_CHANGED.typeName(), null, subject, null, null, null, null, null, null, null, words);
    }

    /** Returns a text that is unique to the filter, since values contain no line breaks. */
    String fingerprint() {
        return Stream.of(type, actor, subject, clientId, address, traceId, account, userName, from, to, words(" "))
                .map(value -> value == null ? "" : "=" + value)
                .collect(Collectors.joining("\n"));
    }

    /** Returns the words as a PostgreSQL text search query, joined by the operator. */
    String words(String operator) {
        return words.stream().map(SearchedWord::query).collect(Collectors.joining(operator));
    }
}
