package io.tillgate.audit.log;

import io.tillgate.audit.proof.LoggedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log stores it.
 *
 * @param id the event's id; the log stores each id once
 * @param type the CloudEvents type
 * @param source the service that reported the event
 * @param time when it happened
 * @param subject what it is about
 * @param actor the account or client that caused it
 * @param clientId the client that was used
 * @param address the network address of the caller
 * @param traceId the W3C trace id of the request
 * @param position its position in Kafka
 * @param data the event's JSON object
 * @param terms the words by which a search finds it
 * @param person the account whose personal data it holds; null if it holds none, or none of a single account
 * @param lastOfPerson whether it announces the deletion of that account, with which the personal data is erased
 */
public record LogEntry(
        UUID id,
        String type,
        String source,
        Instant time,
        @Nullable String subject,
        @Nullable String actor,
        @Nullable String clientId,
        @Nullable String address,
        @Nullable String traceId,
        Position position,
        String data,
        Set<String> terms,
        @Nullable UUID person,
        boolean lastOfPerson) {

    /** Truncates the time to microseconds, the precision of the database. */
    public LogEntry {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A position in Kafka.
     *
     * @param topic the topic
     * @param partition the partition
     * @param offset the offset
     */
    public record Position(String topic, int partition, long offset) {}

    /** Returns the entry as unverified: it deletes no account, and its new id cannot suppress another entry. */
    public LogEntry unverified() {
        String name =
                "unverified/" + position.topic() + "/" + position.partition() + "/" + position.offset() + "/" + id;
        return new LogEntry(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                type,
                source,
                time,
                subject,
                actor,
                clientId,
                address,
                traceId,
                position,
                data,
                terms,
                person,
                false);
    }

    /** Returns the entry with its personal data replaced. */
    LogEntry withData(String sealedData, Set<String> sealedTerms, @Nullable String shownAddress) {
        return new LogEntry(
                id,
                type,
                source,
                time,
                subject,
                actor,
                clientId,
                shownAddress,
                traceId,
                position,
                sealedData,
                sealedTerms,
                person,
                lastOfPerson);
    }

    /** Returns the record that is hashed into the tree. */
    LoggedRecord logged(long index, Instant recordedAt) {
        return new LoggedRecord(
                index,
                id.toString(),
                type,
                source,
                time,
                subject,
                actor,
                clientId,
                address,
                traceId,
                position.topic(),
                position.partition(),
                position.offset(),
                data,
                recordedAt);
    }

    /** Returns the last part of a type: {@code TokenIssued} of {@code io.tillgate.token.TokenIssued}. */
    public static String typeName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
