package io.tillgate.audit.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.audit.checkpoint.EventProof;
import io.tillgate.audit.person.PersonalMembers;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event of the log in a response. */
@Schema(name = "AuditEvent", description = "An event of the log.")
record EventResponse(
        @Schema(description = "The event's id, by which it is known everywhere.")
        UUID id,

        @Schema(description = "The CloudEvents type.", examples = "io.tillgate.token.TokenIssued")
        String type,

        @Schema(description = "The service that says so.") String source,
        @Schema(description = "When it happened.") Instant time,
        @Schema(description = "What it is about.") @Nullable String subject,

        @Schema(description = "Who caused it: an account id or a client id.") @Nullable
        String actor,

        @Schema(description = "The client that it came through.") @Nullable
        String clientId,

        @Schema(description = "The network address of the request.") @Nullable
        String address,

        @Schema(description = "The id of the W3C trace to which it belongs.") @Nullable
        String traceId,

        @Schema(description = "The Kafka topic of its record.")
        String topic,

        @Schema(description = "The partition of the topic.") int partition,

        @Schema(description = "The offset in the partition.")
        long offset,

        @Schema(description = "What happened, in the form of the type.", type = SchemaType.OBJECT)
        JsonNode data,

        @Schema(description = "When it was added to the log.")
        Instant recordedAt,

        @Schema(description = "The proof that it is in the log; only in the response for a single event.") @Nullable
        EventProof proof) {

    /** Returns the event with its personal data decrypted. */
    EventResponse with(JsonNode opened) {
        JsonNode shown = opened.path(PersonalMembers.ADDRESS);
        return with(address == null && shown.isTextual() ? shown.textValue() : address, opened, proof);
    }

    EventResponse with(EventProof proven) {
        return with(address, data, proven);
    }

    private EventResponse with(@Nullable String address, JsonNode data, @Nullable EventProof proof) {
        return new EventResponse(
                id,
                type,
                source,
                time,
                subject,
                actor,
                clientId,
                address,
                traceId,
                topic,
                partition,
                offset,
                data,
                recordedAt,
                proof);
    }
}
