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
    public static RegisteredClientBuilder confidential() {
        return confidential("web-app");
    }

    /** The same with an id of its own. */
    public static RegisteredClientBuilder confidential(String clientId) {
        return RegisteredClientBuilder.client(clientId)
                .clientName("Web app")
                .grantTypes(List.of("authorization_code", "refresh_token", "client_credentials"))
                .scopes(List.of("openid", "profile", "email", "offline_access", "menu:read"))
                .defaultScopes(List.of("openid", "profile"))
                .audiences(List.of("https://pos.example/api"))
                .redirectUris(List.of(REDIRECT_URI))
                .createdAt(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** An application on a device or in a browser, without a secret. */
    public static RegisteredClientBuilder publicClient() {
        return confidential().authMethod(AuthMethod.NONE).grantTypes(List.of("authorization_code", "refresh_token"));
    }
}
