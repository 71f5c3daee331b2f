package io.tillgate.local.config;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client that auth-service creates at its first start. Field names follow RFC 7591 §2 if it defines them. */
final class BootstrapClient {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    BootstrapClient(String clientId, String clientName) {
        fields.put("client_id", clientId);
        fields.put("client_name", clientName);
        fields.put("token_endpoint_auth_method", "none");
        fields.put("grant_types", List.of());
        fields.put("scope", "");
        fields.put("audience", List.of());
        fields.put("access_token_format", "jwt");
        fields.put("first_party", false);
        fields.put("redirect_uris", List.of());
        fields.put("introspect", false);
        fields.put("resource_audiences", List.of());
    }

    BootstrapClient secret(String secret) {
        fields.put("client_secret", secret);
        fields.put("token_endpoint_auth_method", "client_secret_basic");
        return this;
    }

    BootstrapClient grants(String... grants) {
        fields.put("grant_types", List.of(grants));
        return this;
    }

    /** Sets the default scopes and the scopes that it may request in addition. */
    BootstrapClient scopes(String defaults, String additional) {
        fields.put("default_scope", defaults);
        fields.put("scope", (defaults + " " + additional).strip());
        return this;
    }

    BootstrapClient audiences(String... audiences) {
        fields.put("audience", List.of(audiences));
        return this;
    }

    BootstrapClient opaqueTokens() {
        fields.put("access_token_format", "opaque");
        return this;
    }

    BootstrapClient ofFirstParty() {
        fields.put("first_party", true);
        return this;
    }

    BootstrapClient redirects(String... uris) {
        fields.put("redirect_uris", List.of(uris));
        return this;
    }

    /** Allows it to introspect tokens for these audiences (RFC 7662). */
    BootstrapClient introspects(String... audiences) {
        fields.put("introspect", true);
        fields.put("resource_audiences", List.of(audiences));
        return this;
    }

    @JsonValue
    Map<String, Object> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return "BootstrapClient[" + fields.get("client_id") + "]";
    }
}
