package io.tillgate.auth.oauth.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.scope.ScopeRepository;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The metadata documents for clients. They are cached; a registered or retired scope shows within a second. */
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metadata")
public class MetadataResource {
    private static final Duration REFRESH = Duration.ofSeconds(1);
    private static final String CACHE = "public, max-age=300";

    private final ObjectMapper json;
    private final Uni<String> document;

    MetadataResource(Pool pool, ScopeRepository scopes, Metadata metadata, ObjectMapper json) {
        this.json = json;
        Uni<List<String>> registered = Uni.createFrom().deferred(() -> scopes.activeNamespaces(pool));
        this.document = registered
                .map(namespaces -> write(metadata, namespaces))
                .memoize()
                .atLeast(REFRESH);
    }

    @GET
    @Path("/oauth-authorization-server")
    @Operation(
            operationId = "authorizationServerMetadata",
            summary = "Get the authorization server metadata (RFC 8414)")
    @APIResponse(responseCode = "200", description = "The metadata; may be cached for five minutes")
    public Uni<Response> authorizationServer() {
        return document.map(text ->
                Response.ok(text).header(HttpHeaders.CACHE_CONTROL, CACHE).build());
    }

    @GET
    @Path("/openid-configuration")
    @Operation(
            operationId = "openidConfiguration",
            summary = "Get the provider metadata (OpenID Connect Discovery 1.0)")
    @APIResponse(responseCode = "200", description = "The metadata; may be cached for five minutes")
    public Uni<Response> openidConfiguration() {
        return authorizationServer();
    }

    private String write(Metadata metadata, List<String> namespaces) {
        try {
            return json.writeValueAsString(metadata.document(namespaces));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the metadata is JSON", e);
        }
    }
}
