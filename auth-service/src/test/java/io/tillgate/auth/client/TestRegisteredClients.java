package io.tillgate.auth.client;

import io.tillgate.auth.client.RegisteredClient.AuthMethod;
import java.time.Instant;
import java.util.List;

/** Clients for tests; a test states only what it is about. */
public final class TestRegisteredClients {
    /** Where authorization responses of these clients go. */
    public static final String REDIRECT_URI = "https://client.example/callback";

    private TestRegisteredClients() {}

    /** A web application with a secret: code, refresh and client credentials, PKCE required. */
    public static RegisteredClient confidential() {
        return confidential("web-app");
    }

    /** The same with an id of its own. */
    public static RegisteredClient confidential(String clientId) {
        return RegisteredClient.of(clientId)
                .with(ClientAttributes.CLIENT_NAME, "Web app")
                .with(
                        ClientAttributes.GRANT_TYPES,
                        List.of("authorization_code", "refresh_token", "client_credentials"))
                .with(ClientAttributes.SCOPES, List.of("openid", "profile", "email", "offline_access", "menu:read"))
                .with(ClientAttributes.DEFAULT_SCOPES, List.of("openid", "profile"))
                .with(ClientAttributes.AUDIENCES, List.of("https://pos.example/api"))
                .with(ClientAttributes.REDIRECT_URIS, List.of(REDIRECT_URI))
                .with(ClientAttributes.CREATED_AT, Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** An application on a device or in a browser, without a secret. */
    public static RegisteredClient publicClient() {
        return confidential()
                .with(ClientAttributes.AUTH_METHOD, AuthMethod.NONE)
                .with(ClientAttributes.GRANT_TYPES, List.of("authorization_code", "refresh_token"));
    }
}
