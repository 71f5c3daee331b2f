package io.tillgate.user.event;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys of the records that this service signs. No gateway routes to it. */
@Path("/internal/record-keys/accounts")
@Tag(name = "Internal", description = "For auth-service alone; never routed by the gateway")
public class RecordKeysResource {
    private final RecordKey key;

    RecordKeysResource(RecordKey key) {
        this.key = key;
    }

    @GET
    @NonBlocking
    @Produces("application/jwk-set+json")
    @Operation(
            operationId = "recordKeys",
            summary = "The keys of the records on the accounts topic",
            description = "Public keys: no token is needed.")
    @APIResponse(
            responseCode = "200",
            description = "A JWK set (RFC 7517), the key that signs first",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public String keys() {
        return key.signer().publicKeys();
    }
}
