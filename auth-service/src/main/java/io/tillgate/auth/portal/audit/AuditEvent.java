package io.tillgate.auth.portal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the audit log as audit-service returns it.
 *
 * @param id the event's id
 * @param type its CloudEvents type
 * @param source the service that published it
 * @param time when it happened
 * @param subject the entity that it concerns
 * @param actor the account or client that caused it
 * @param clientId the client through which it was caused
 * @param address the network address of the request
 * @param traceId the W3C trace id
 * @param topic the Kafka topic
 * @param partition the partition of the topic
 * @param offset the offset in the partition
 * @param data the payload, whose structure depends on the type
 * @param recordedAt when it was recorded in the log
 * @param proof its inclusion proof; null in lists
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
     * @param leafIndex the index of the event in the log
     * @param leafHash the leaf hash of the event
     * @param treeSize the number of events in the tree; null until a checkpoint covers the event
     * @param hashes the audit path from the leaf to the root
     * @param checkpoint the signed checkpoint with the root
     */
    public record Proof(
            long leafIndex,
            String leafHash,
            @Nullable Long treeSize,
            @Nullable List<String> hashes,
            @Nullable String checkpoint) {}

    /** Returns the last part of the type, such as {@code TokenIssued}. */
    public String typeName() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Returns the data as indented JSON. */
    public String dataText() {
        return data.toPrettyString();
    }
}
