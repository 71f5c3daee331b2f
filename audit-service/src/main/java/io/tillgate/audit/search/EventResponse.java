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
@Schema(name = "AuditEvent", description = "An event in the log.")
record EventResponse(
        @Schema(description = "The event's globally unique id.")
        UUID id,

        @Schema(description = "The CloudEvents type.", examples = "io.tillgate.token.TokenIssued")
        String type,

        @Schema(description = "The service that published the event.")
        String source,

        @Schema(description = "The time of the event.") Instant time,

        @Schema(description = "The subject of the event.") @Nullable
        String subject,

        @Schema(description = "The actor: an account id or a client id.") @Nullable
        String actor,

        @Schema(description = "The client that made the request.") @Nullable
        String clientId,

        @Schema(description = "The network address of the request.") @Nullable
        String address,

        @Schema(description = "The trace id (W3C Trace Context).") @Nullable
        String traceId,

        @Schema(description = "The Kafka topic of its record.")
        String topic,

        @Schema(description = "The partition of the topic.") int partition,

        @Schema(description = "The offset in the partition.")
        long offset,

        @Schema(description = "The event's data; its structure depends on the type.", type = SchemaType.OBJECT)
        JsonNode data,

        @Schema(description = "The time at which the event was added to the log.")
        Instant recordedAt,

        @Schema(description = "The proof that the event is in the log; only in the response for a single event.")
        @Nullable
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
