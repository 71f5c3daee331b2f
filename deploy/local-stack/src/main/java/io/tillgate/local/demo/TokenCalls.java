package io.tillgate.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** The token requests of the demo. */
final class TokenCalls {
    static final String AUDIENCE = "https://pos.example/api";

    private final DemoCredentials credentials;

    TokenCalls(DemoCredentials credentials) {
        this.credentials = credentials;
    }

    /** Signs a user in at the POS admin panel: client credentials in the header, user credentials in the body. */
    Call posToken(String userName, String password) {
        return Call.post("/auth/token")
                .basic(credentials.client("pos_admin"))
                .json(Map.of("user_name", userName, "password", password));
    }

    Call posRefresh(String refreshToken) {
        return Call.post("/auth/refresh-token").bearer(refreshToken);
    }

    /** Requests tokens for a public client with the password grant (RFC 6749 §4.3), as JSON. */
    Call password(String userName, String password) {
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
    Call clientCredentials(String client) {
        return Call.post("/oauth/token")
                .basic(credentials.client(client))
                .form(Map.of("grant_type", "client_credentials"));
    }

    /** Revokes a token as a public client (RFC 7009). */
    Call revokeOfChimpy(String token) {
        return Call.post("/oauth/revoke")
                .form(Map.of("client_id", credentials.client("chimpy").id(), "token", token));
    }

    /** Revokes a token as a confidential client (RFC 7009). */
    Call revokeOfBackoffice(String token) {
        return Call.post("/oauth/revoke")
                .basic(credentials.client("backoffice"))
                .form(Map.of("token", token));
    }

    static Call dishes(String token) {
        return Call.get("/api/v2/dishes").bearer(token);
    }
}
