package io.tillgate.auth.oauth.metadata;

import com.nimbusds.jose.JWSAlgorithm;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.ClientSignatures;
import io.tillgate.auth.oauth.openid.StandardClaims;
import io.tillgate.auth.oauth.token.TokenEndpoint;
import io.tillgate.auth.policy.ProtocolScopes;
import io.tillgate.auth.session.BrowserSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The capabilities of this authorization server (RFC 8414 section 2, OpenID Connect Discovery 1.0 section 3). It lists
 * only what is supported.
 */
@ApplicationScoped
class Metadata {
    private static final List<String> SECRET_METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
    private static final List<String> ALL_METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");
    private static final List<String> ABOUT_SIGN_IN =
            List.of("acr", "amr", "at_hash", "aud", "auth_time", "exp", "iat", "iss", "nonce", "sid", "sub");

    private final TokenEndpoint tokenEndpoint;
    private final URI issuer;

    Metadata(TokenEndpoint tokenEndpoint, AuthConfig config) {
        this.tokenEndpoint = tokenEndpoint;
        this.issuer = config.issuer();
    }

    /** Returns the document, which is the same for OpenID Connect and plain OAuth clients. */
    Map<String, Object> document(List<String> registeredScopes) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer.toString());
        addEndpoints(metadata);
        addOAuth(metadata, registeredScopes);
        addOpenId(metadata);
        return metadata;
    }

    private void addEndpoints(Map<String, Object> metadata) {
        metadata.put("authorization_endpoint", at("/oauth/authorize"));
        metadata.put("token_endpoint", at("/oauth/token"));
        metadata.put("userinfo_endpoint", at("/userinfo"));
        metadata.put("jwks_uri", at("/oauth/jwks"));
        metadata.put("end_session_endpoint", at("/oauth/end-session"));
        metadata.put("revocation_endpoint", at("/oauth/revoke"));
        metadata.put("introspection_endpoint", at("/oauth/introspect"));
    }

    private void addOAuth(Map<String, Object> metadata, List<String> registeredScopes) {
        metadata.put(
                "scopes_supported",
                Stream.concat(ProtocolScopes.SUPPORTED.stream(), registeredScopes.stream())
                        .distinct()
                        .sorted()
                        .toList());
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query", "form_post"));
        metadata.put("grant_types_supported", tokenEndpoint.grantTypes());
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("token_endpoint_auth_methods_supported", ALL_METHODS);
        metadata.put("token_endpoint_auth_signing_alg_values_supported", names(ClientSignatures.ALGORITHMS));
        metadata.put("revocation_endpoint_auth_methods_supported", ALL_METHODS);
        metadata.put("revocation_endpoint_auth_signing_alg_values_supported", names(ClientSignatures.ALGORITHMS));
        metadata.put("introspection_endpoint_auth_methods_supported", SECRET_METHODS);
        metadata.put("introspection_endpoint_auth_signing_alg_values_supported", names(ClientSignatures.ALGORITHMS));
    }

    private static void addOpenId(Map<String, Object> metadata) {
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        metadata.put("acr_values_supported", List.of(BrowserSession.ACR_PASSWORD));
        metadata.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        metadata.put("display_values_supported", List.of("page"));
        metadata.put("claim_types_supported", List.of("normal"));
        metadata.put(
                "claims_supported",
                Stream.concat(ABOUT_SIGN_IN.stream(), StandardClaims.names().stream())
                        .sorted()
                        .toList());
        metadata.put("claims_parameter_supported", true);
        metadata.put("ui_locales_supported", List.of("en", "it"));
        metadata.put("request_parameter_supported", true);
        metadata.put("request_object_signing_alg_values_supported", names(ClientSignatures.ALGORITHMS));
        metadata.put("request_uri_parameter_supported", false);
        metadata.put("require_request_uri_registration", false);
        metadata.put("backchannel_logout_supported", true);
        metadata.put("backchannel_logout_session_supported", true);
    }

    private static List<String> names(List<JWSAlgorithm> algorithms) {
        return algorithms.stream().map(JWSAlgorithm::getName).toList();
    }

    private String at(String path) {
        return issuer.resolve(path).toString();
    }
}
