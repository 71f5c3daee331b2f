package io.tillgate.outbox.event;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Publishes the public keys of a {@link SignedTopic} at the path of the subclass. No gateway routes to it. */
public abstract class RecordKeysResource {
    private final SignedTopic topic;

    protected RecordKeysResource(SignedTopic topic) {
        this.topic = topic;
    }

    /** Returns the keys. */
    @GET
    @NonBlocking
    @Produces("application/jwk-set+json")
    @Operation(
            operationId = "recordKeys",
            summary = "Get the public keys that verify this service's signed records",
            description = "Needs no token.")
    @APIResponse(
            responseCode = "200",
            description = "A JWK set (RFC 7517); the current signing key is first",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public String keys() {
        return topic.publicKeys();
    }
}
