package io.tillgate.auth.key;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The issuer's public keys (RFC 7517): those that sign, will sign, or signed what still lives. */
@Path("/oauth/jwks")
public class JwksResource {
    private final KeyRing keys;
    private final CacheControl cache = new CacheControl();

    JwksResource(KeyRing keys, KeysConfig config) {
        this.keys = keys;
        cache.setMaxAge((int) config.jwksMaxAge().toSeconds());
    }

    /** The JWK set; may be cached for as long as {@code Cache-Control} says. */
    @GET
    @Produces("application/json")
    @Operation(operationId = "jwks", summary = "The issuer's public keys (RFC 7517)")
    @APIResponse(responseCode = "200", description = "The JWK set")
    @APIResponse(responseCode = "304", description = "It is the one of If-None-Match")
    public Uni<Response> jwks(@Context Request request) {
        return Uni.createFrom().item(() -> {
            JwkSetDocument document = keys.jwks();
            EntityTag etag = new EntityTag(document.etag());
            Response.ResponseBuilder unchanged = request.evaluatePreconditions(etag);
            return (unchanged == null ? Response.ok(document.json()).tag(etag) : unchanged)
                    .cacheControl(cache)
                    .build();
        });
    }
}
