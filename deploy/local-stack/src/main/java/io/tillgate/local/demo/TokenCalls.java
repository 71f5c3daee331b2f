package io.tillgate.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** The token requests of the demo, in the forms of the seed documents. */
final class TokenCalls {
    static final String AUDIENCE = "https://pos.example/api";

    private final DemoCredentials credentials;

    TokenCalls(DemoCredentials credentials) {
        this.credentials = credentials;
    }

    /** The POS admin panel's sign-in: the client in the header, the user in the body. */
    Call posToken(String userName, String password) {
        return Call.post("/auth/token")
                .basic(credentials.client("pos_admin"))
                .json(Map.of("user_name", userName, "password", password));
    }

    Call posRefresh(String refreshToken) {
        return Call.post("/auth/refresh-token").bearer(refreshToken);
    }

    /** A public client's JSON request with the password grant (RFC 6749 §4.3). */
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

    /** RFC 6749 §4.4. */
    Call clientCredentials(String client) {
        return Call.post("/oauth/token")
                .basic(credentials.client(client))
                .form(Map.of("grant_type", "client_credentials"));
    }

    /** RFC 7009, by a public client. */
    Call revokeOfChimpy(String token) {
        return Call.post("/oauth/revoke")
                .form(Map.of("client_id", credentials.client("chimpy").id(), "token", token));
    }

    /** RFC 7009, by a confidential client. */
    Call revokeOfBackoffice(String token) {
        return Call.post("/oauth/revoke")
                .basic(credentials.client("backoffice"))
                .form(Map.of("token", token));
    }

    static Call dishes(String token) {
        return Call.get("/api/v2/dishes").bearer(token);
    }
}
