package io.tillgate.local.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The clients of the local stack: those that the HTTP contract lists, and one for each service that checks tokens. */
final class BootstrapClients {
    static final String SAMPLE_AUDIENCE = "https://pos.example/api";
    private static final String[] REDIRECTS = {"http://127.0.0.1/callback", "https://oauth.example/callback"};
    /** The scopes of OpenID Connect Core §5.4. */
    private static final String IDENTITY = "email address phone ";

    private static final String OFFLINE = "offline_access";

    private final Secrets secrets;
    private final String issuer;

    BootstrapClients(Secrets secrets, String issuer) {
        this.secrets = secrets;
        this.issuer = issuer;
    }

    String json() {
        List<BootstrapClient> clients = new ArrayList<>();
        clients.add(confidential("pos-admin", "POS admin panel")
                .ofFirstParty()
                .opaqueTokens()
                .grants("password", "refresh_token")
                .scopes(
                        "account admin menu:read menu:write sales:read sales:refund",
                        "audit:read scopes:write core profile " + OFFLINE)
                .audiences(SAMPLE_AUDIENCE, issuer));
        clients.add(new BootstrapClient("chimpy-pos", "Chimpy POS")
                .ofFirstParty()
                .grants("password", "refresh_token")
                .scopes("account menu:read menu:write sales:read", "core profile " + OFFLINE)
                .audiences(SAMPLE_AUDIENCE, issuer));
        clients.add(new BootstrapClient("pos-web", "POS on the web")
                .grants("authorization_code", "refresh_token")
                .scopes("openid profile menu:read", IDENTITY + OFFLINE)
                .audiences(SAMPLE_AUDIENCE)
                .redirects(REDIRECTS));
        clients.add(confidential("backoffice", "Back office")
                .grants("client_credentials", "authorization_code", "refresh_token")
                .scopes("menu:read sales:read", "webhooks openid profile " + IDENTITY + OFFLINE)
                .audiences(SAMPLE_AUDIENCE)
                .redirects(REDIRECTS)
                .introspects(SAMPLE_AUDIENCE));
        clients.add(confidential("gastro-module", "Gastro module")
                .grants("client_credentials")
                .scopes("scopes:write", "")
                .audiences(issuer));
        clients.add(new BootstrapClient("api-reference", "API reference")
                .ofFirstParty()
                .grants("authorization_code")
                .scopes("openid account", "admin audit:read scopes:write")
                .audiences(issuer)
                .redirects(issuer + "/docs/oauth2-redirect.html"));
        clients.add(resourceServer("sample-pos-api", "Sample POS API", SAMPLE_AUDIENCE));
        clients.add(resourceServer("forward-auth", "forward-auth", SAMPLE_AUDIENCE));
        clients.add(resourceServer("user-service", "user-service", issuer));
        clients.add(resourceServer("scope-registry", "scope-registry", issuer));
        clients.add(resourceServer("audit-service", "audit-service", issuer));
        return Json.of(Map.of("clients", clients));
    }

    private BootstrapClient confidential(String id, String name) {
        return new BootstrapClient(id, name).secret(secrets.client(id));
    }

    private BootstrapClient resourceServer(String id, String name, String audience) {
        return confidential(id, name).grants("client_credentials").introspects(audience);
    }
}
