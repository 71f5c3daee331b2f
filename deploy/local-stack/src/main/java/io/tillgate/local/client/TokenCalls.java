package io.tillgate.local.client;

import java.util.LinkedHashMap;
import java.util.Map;

/** The requests that get, use and revoke tokens. */
public final class TokenCalls {
    private static final String AUDIENCE = "https://pos.example/api";

    private final StackCredentials credentials;

    public TokenCalls(StackCredentials credentials) {
        this.credentials = credentials;
    }

    /** Signs a user in at the POS admin panel: client credentials in the header, user credentials in the body. */
    public Call posToken(String userName, String password) {
        return Call.post("/auth/token")
                .basic(credentials.client("pos_admin"))
                .json(Map.of("user_name", userName, "password", password));
    }

    public Call posRefresh(String refreshToken) {
        return Call.post("/auth/refresh-token").bearer(refreshToken);
    }

    /** Requests tokens for a public client with the password grant (RFC 6749 §4.3), as JSON. */
    public Call password(String userName, String password) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("client_id", credentials.client("chimpy").id());
        request.put("audience", AUDIENCE);
        request.put("scope", "offline_access");
        request.put("grant_type", "password");
        request.put("username", userName);
        request.put("password", password);
        return Call.post("/oauth/token").json(request);
    }

    /** Requests a token with the client credentials grant (RFC 6749 §4.4). */
    public Call clientCredentials(String client) {
        return clientCredentials(credentials.client(client), "");
    }

    /**
     * Requests a token with the client credentials grant.
     *
     * @param scope the scopes, separated by blanks; empty for the default scopes of the client
     */
    public static Call clientCredentials(StackCredentials.Client client, String scope) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("grant_type", "client_credentials"));
        if (!scope.isBlank()) {
            form.put("scope", scope);
        }
        return Call.post("/oauth/token").basic(client).form(form);
    }

    /** Revokes a token as a public client (RFC 7009). */
    public Call revokeOfChimpy(String token) {
        return Call.post("/oauth/revoke")
                .form(Map.of("client_id", credentials.client("chimpy").id(), "token", token));
    }

    /** Revokes a token as a confidential client (RFC 7009). */
    public Call revokeOfBackoffice(String token) {
        return Call.post("/oauth/revoke")
                .basic(credentials.client("backoffice"))
                .form(Map.of("token", token));
    }

    public static Call dishes(String token) {
        return Call.get("/api/v2/dishes").bearer(token);
    }
}
