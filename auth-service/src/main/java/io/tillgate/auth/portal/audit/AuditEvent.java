package io.tillgate.auth.portal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the audit log, as audit-service tells it.
 *
 * @param id the event's id
 * @param type its CloudEvents type
 * @param source the service that says so
 * @param time when it happened
 * @param subject what it is about
 * @param actor who caused it: an account or a client
 * @param clientId the client that it came through
 * @param address the network address that it came from
 * @param traceId the W3C trace that it happened in
 * @param topic the Kafka topic that told of it
 * @param partition the partition of the topic
 * @param offset the offset in the partition
 * @param data what happened, in the form of the type
 * @param recordedAt when it came into the log
 * @param proof that it is in the log; told of a single event only
 */
public record AuditEvent(
        UUID id,
        String type,
        String source,
        Instant time,
        @Nullable String subject,
        @Nullable String actor,
        @Nullable String clientId,
        @Nullable String address,
        @Nullable String traceId,
        String topic,
        int partition,
        long offset,
        JsonNode data,
        Instant recordedAt,
        @Nullable Proof proof) {

    /**
     * An inclusion proof (RFC 6962 section 2.1.1).
     *
     * @param leafIndex its place in the log
     * @param leafHash its hash there
     * @param treeSize how many events the tree has; null until a checkpoint covers the event
     * @param hashes from the leaf to the root
     * @param checkpoint the signed checkpoint with the root
     */
    public record Proof(
            long leafIndex,
            String leafHash,
            @Nullable Long treeSize,
            @Nullable List<String> hashes,
            @Nullable String checkpoint) {}

    /** The last part of its type, such as {@code TokenIssued}. */
    public String typeName() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The data, for people. */
    public String dataText() {
        return data.toPrettyString();
    }
}
