package io.tillgate.auth.portal.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillgate.auth.support.request.OAuthParameters;
import java.util.Arrays;

/**
 * The submitted form for a new client.
 *
 * @param kind {@code service}, {@code web} or {@code public}
 * @param clientId its id; empty for a random one
 * @param scopes its scopes, separated by spaces
 * @param audience the audiences of its tokens, separated by spaces
 * @param redirectUris its redirect URIs, one per line
 */
public record NewClient(
        String kind, String clientId, String name, String scopes, String audience, String redirectUris) {

    /** An empty form. */
    static final NewClient EMPTY = new NewClient("service", "", "", "", "", "");

    static NewClient read(OAuthParameters form) {
        return new NewClient(
                form.one("kind").orElse("service"),
                text(form, "client_id"),
                text(form, "client_name"),
                text(form, "scope"),
                text(form, "audience_uris"),
                text(form, "redirect_uris"));
    }

    /** Returns the form as client metadata (RFC 7591). */
    ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("client_name", name);
        if (!clientId.isEmpty()) {
            document.put("client_id", clientId);
        }
        boolean isService = kind.equals("service");
        document.put("token_endpoint_auth_method", kind.equals("public") ? "none" : "client_secret_basic");
        ArrayNode grants = document.putArray("grant_types");
        if (isService) {
            grants.add("client_credentials");
        } else {
            grants.add("authorization_code").add("refresh_token");
            words(document.putArray("redirect_uris"), redirectUris);
        }
        if (!scopes.isEmpty()) {
            document.put("scope", String.join(" ", scopes.split("\\s+")));
        }
        words(document.putArray("audience"), audience);
        return document;
    }

    private static void words(ArrayNode array, String text) {
        Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).forEach(array::add);
    }

    private static String text(OAuthParameters form, String field) {
        return form.one(field).orElse("").strip();
    }
}
