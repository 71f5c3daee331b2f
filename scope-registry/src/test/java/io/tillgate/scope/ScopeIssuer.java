package io.tillgate.scope;

import com.sun.net.httpserver.HttpExchange;
import io.tillgate.testissuer.TestIssuer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An issuer that also counts the holders of a scope, as auth-service does for this service. */
final class ScopeIssuer extends TestIssuer {
    static final String ORIGIN = "https://issuer.example";

    ScopeIssuer() {
        super(ORIGIN, ORIGIN, "scope-registry", "test-secret");
        serve("/internal/scopes/", this::holders);
        start();
    }

    /** Counts for whoever comes with the secret of this service's client. */
    private void holders(HttpExchange exchange) throws IOException {
        if (!isClient(exchange)) {
            answer(exchange, 200, Map.of("refused", "not for you"));
            return;
        }
        answer(
                exchange,
                200,
                Map.of(
                        "grants",
                        3,
                        "accounts",
                        4,
                        "api_keys",
                        2,
                        "client_count",
                        1,
                        "path",
                        exchange.getRequestURI().getRawPath(),
                        "clients",
                        List.of(Map.of("client_id", "pos-web", "client_name", "POS", "grants", 3, "accounts", 2))));
    }
}
