package io.tillgate.auth.metadata;

import com.nimbusds.jose.Algorithm;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.ClientSignatures;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.token.TokenEndpoint;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What this authorization server can do, for clients to read: nothing is announced before it works. */
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
public class MetadataResource {
    private static final List<String> SECRET_METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
    private static final List<String> ALL_METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");
    private static final List<String> ASSERTION_ALGORITHMS =
            ClientSignatures.ALGORITHMS.stream().map(Algorithm::getName).toList();

    private final Pool pool;
    private final ScopeRepository scopes;
    private final TokenEndpoint tokenEndpoint;
    private final URI issuer;

    MetadataResource(Pool pool, ScopeRepository scopes, TokenEndpoint tokenEndpoint, AuthConfig config) {
        this.pool = pool;
        this.scopes = scopes;
        this.tokenEndpoint = tokenEndpoint;
        this.issuer = config.issuer();
    }

    /** The metadata of RFC 8414. */
    @GET
    @Path("/oauth-authorization-server")
    @Operation(operationId = "authorizationServerMetadata", summary = "Authorization server metadata (RFC 8414)")
    public Uni<Map<String, Object>> authorizationServer() {
        return scopes.activeNamespaces(pool).map(this::metadata);
    }

    /** The same, where OpenID Connect Discovery 1.0 looks for it. */
    @GET
    @Path("/openid-configuration")
    @Operation(operationId = "openidConfiguration", summary = "The same for OpenID Connect Discovery 1.0")
    public Uni<Map<String, Object>> openidConfiguration() {
        return authorizationServer();
    }

    private Map<String, Object> metadata(List<String> scopesSupported) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer.toString());
        metadata.put("authorization_endpoint", at("/oauth/authorize"));
        metadata.put("token_endpoint", at("/oauth/token"));
        metadata.put("jwks_uri", at("/oauth/jwks"));
        metadata.put("revocation_endpoint", at("/oauth/revoke"));
        metadata.put("introspection_endpoint", at("/oauth/introspect"));
        metadata.put("grant_types_supported", tokenEndpoint.grantTypes());
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query", "form_post"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("scopes_supported", scopesSupported);
        metadata.put("token_endpoint_auth_methods_supported", ALL_METHODS);
        metadata.put("token_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
        metadata.put("revocation_endpoint_auth_methods_supported", ALL_METHODS);
        metadata.put("revocation_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
        metadata.put("introspection_endpoint_auth_methods_supported", SECRET_METHODS);
        metadata.put("introspection_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
        return metadata;
    }

    private String at(String path) {
        return issuer.resolve(path).toString();
    }
}
