package io.tillgate.audit.log;

import io.tillgate.audit.proof.LoggedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log keeps it.
 *
 * @param id the event's id; an entry with an id that the log has is the same entry
 * @param type the CloudEvents type
 * @param source who says so
 * @param time when it happened
 * @param subject what it is about
 * @param actor who caused it: an account id or a client id
 * @param clientId the client that it came through
 * @param address the network address that it came from
 * @param traceId the W3C trace that it happened in
 * @param position where Kafka has it
 * @param data the event's JSON object
 * @param terms the words that a search finds it by
 * @param person the account whose personal data it holds; null where it holds none, or nobody's in particular
 * @param lastOfPerson whether it tells that the account is gone, and its personal data with it
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

    /** Times are kept to the microsecond, as the database does. */
    public LogEntry {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A place in Kafka.
     *
     * @param topic the topic
     * @param partition the partition
     * @param offset the offset
     */
    public record Position(String topic, int partition, long offset) {}

    /** The same of a record that its owner has not signed: the account is not gone, and the id keeps no other entry out. */
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

    /** The same without what is personal. */
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

    /** The entry as the tree has it. */
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

    /** The last part of a type: {@code TokenIssued} of {@code io.tillgate.token.TokenIssued}. */
    public static String typeName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
