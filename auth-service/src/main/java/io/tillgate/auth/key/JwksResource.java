package io.tillgate.auth.key;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The issuer's public keys (RFC 7517). */
@Path("/oauth/jwks")
public class JwksResource {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final KeyRing keys;

    JwksResource(KeyRing keys) {
        this.keys = keys;
    }

    /** The JWK set; may be cached for five minutes. */
    @GET
    @Produces("application/json")
    @Operation(operationId = "jwks", summary = "The issuer's public keys (RFC 7517)")
    public Uni<Response> jwks() {
        CacheControl cache = new CacheControl();
        cache.setMaxAge((int) MAX_AGE.toSeconds());
        return Uni.createFrom()
                .item(() -> Response.ok(keys.jwks()).cacheControl(cache).build());
    }
}
