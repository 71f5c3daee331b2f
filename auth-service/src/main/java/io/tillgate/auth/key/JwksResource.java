package io.tillgate.auth.key;

import io.smallrye.mutiny.Uni;
import io.tillgate.http.EntityTags;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** The issuer's public keys (RFC 7517): keys that sign, will sign, or have signed tokens that may still be valid. */
@Path("/oauth/jwks")
@Tag(name = "Metadata")
public class JwksResource {
    private final KeyRing keys;
    private final CacheControl cache = new CacheControl();

    JwksResource(KeyRing keys, KeysConfig config) {
        this.keys = keys;
        cache.setMaxAge((int) config.jwksMaxAge().toSeconds());
    }

    /** Returns the JWK set, which may be cached for {@code tillgate.auth.keys.jwks-max-age}. */
    @GET
    @Produces("application/json")
    @Operation(operationId = "jwks", summary = "Get the issuer's public keys (RFC 7517)")
    @APIResponse(responseCode = "200", description = "The JWK set")
    @APIResponse(responseCode = "304", description = "Not modified since the version in If-None-Match")
    public Uni<Response> jwks(@Parameter(hidden = true) @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return Uni.createFrom().item(() -> {
            JwkSetDocument document = keys.jwks();
            String entityTag = "\"" + document.etag() + "\"";
            boolean unchanged = new EntityTags(known).nameWeakly(entityTag);
            return (unchanged ? Response.notModified() : Response.ok(document.json()))
                    .header(HttpHeaders.ETAG, entityTag)
                    .cacheControl(cache)
                    .build();
        });
    }
}
