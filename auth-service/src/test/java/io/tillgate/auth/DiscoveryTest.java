package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DiscoveryTest extends TokenFlow {
    private static final String PATH = "/.well-known/openid-configuration";

    @Test
    @DisplayName("OIDC Discovery §3: everything that the Basic and the Config profile look for is there")
    void complete() throws Exception {
        OIDCProviderMetadata metadata =
                OIDCProviderMetadata.parse(given().get(PATH).asString());
        assertThat(metadata.getIssuer()).isEqualTo(new Issuer("http://localhost:8080"));

        Map<String, Object> all = document();
        assertThat(all)
                .containsEntry("subject_types_supported", List.of("public"))
                .containsEntry("response_types_supported", List.of("code"))
                .containsEntry("response_modes_supported", List.of("query", "form_post"))
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("authorization_response_iss_parameter_supported", true)
                .containsEntry("claims_parameter_supported", true)
                .containsEntry("request_parameter_supported", true)
                .containsEntry("request_uri_parameter_supported", false)
                .containsEntry("backchannel_logout_supported", true)
                .containsEntry("backchannel_logout_session_supported", true)
                .containsEntry("acr_values_supported", List.of("urn:tillgate:acr:password"))
                .containsEntry("display_values_supported", List.of("page"))
                .containsEntry("claim_types_supported", List.of("normal"))
                .containsEntry("ui_locales_supported", List.of("en", "it"));
        assertThat(list(all, "id_token_signing_alg_values_supported")).containsExactly("RS256");
        assertThat(list(all, "request_object_signing_alg_values_supported"))
                .contains("RS256")
                .doesNotContain("none");
        assertThat(list(all, "scopes_supported"))
                .contains("openid", "profile", "email", "groups", "offline_access", "menu:read")
                .doesNotContain("address", "phone"); // nothing is known of them
        assertThat(list(all, "claims_supported"))
                .contains(
                        "sub",
                        "iss",
                        "auth_time",
                        "acr",
                        "name",
                        "preferred_username",
                        "email",
                        "email_verified",
                        "groups");
        assertThat(list(all, "grant_types_supported")).contains("authorization_code", "refresh_token");
        assertThat(list(all, "token_endpoint_auth_methods_supported"))
                .contains("client_secret_basic", "client_secret_post", "none");
    }

    @Test
    @DisplayName("RFC 9110 §13.1.2: If-None-Match at the JWK set is compared weakly and tag by tag; HEAD is as GET")
    void conditional() {
        String tag = given().get("/oauth/jwks").header("ETag");
        for (String known : List.of(tag, "W/" + tag, "\"x\", W/" + tag, "*")) {
            given().header("If-None-Match", known)
                    .get("/oauth/jwks")
                    .then()
                    .statusCode(304)
                    .header("ETag", tag);
        }
        for (String other : List.of("\"x" + tag.substring(1), tag.replaceFirst(".\"$", "\""), tag.replace("\"", ""))) {
            given().header("If-None-Match", other).get("/oauth/jwks").then().statusCode(200);
        }
        for (String path : List.of("/oauth/jwks", PATH)) {
            String type = given().get(path).header("Content-Type");
            assertThat(given().head(path).header("Content-Type")).as(path).isEqualTo(type);
        }
    }

    @Test
    @DisplayName("Nothing is announced that does not answer, and every address is the issuer's")
    void onlyWhatWorks() {
        Set<Map.Entry<String, Object>> addresses = document().entrySet().stream()
                .filter(entry ->
                        entry.getKey().endsWith("_endpoint") || entry.getKey().equals("jwks_uri"))
                .collect(Collectors.toSet());
        assertThat(addresses).hasSizeGreaterThanOrEqualTo(7);
        for (Map.Entry<String, Object> address : addresses) {
            URI uri = URI.create(String.valueOf(address.getValue()));
            assertThat(uri.toString()).startsWith("http://localhost:8080/");
            assertThat(given().redirects().follow(false).get(uri.getPath()).statusCode())
                    .as(address.getKey())
                    .isNotEqualTo(404);
        }
    }

    @Test
    @DisplayName("RFC 8414 §3: the OAuth document is the same; both may be cached, and are JSON")
    void bothDocuments() {
        given().get(PATH)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "public, max-age=300");
        assertThat(given().get("/.well-known/oauth-authorization-server")
                        .jsonPath()
                        .<String, Object>getMap("$"))
                .isEqualTo(document());
    }

    private static Map<String, Object> document() {
        return given().get(PATH).jsonPath().getMap("$");
    }

    private static List<String> list(Map<String, Object> document, String name) {
        return ((List<?>) document.get(name)).stream().map(String::valueOf).toList();
    }
}
