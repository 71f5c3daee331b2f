package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.ScopeChanged;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WholeScopeTest extends ModuleFlow {

    @ParameterizedTest
    @DisplayName(
            "RFC 6749 §3.3: a scope that a module calls account:... or admin:... opens nothing of account or admin")
    @CsvSource({
        "account:orders, account, /apps",
        "account:orders, account, /api-keys",
        "account:orders, account, /oauth/sessions",
        "account:orders, account, /grants",
        "admin:reports, admin, /clients",
        "admin:reports, admin, /keys",
        "admin:reports, admin, /enforcement"
    })
    void beginsLikeAnother(String held, String needed, String path) {
        topics.send(active(held));
        await().atMost(10, SECONDS).until(() -> isKnown(held));
        userService.put(account, userName, PASSWORD, "active", List.of("user", "administrator"), 2, CREATED);
        String key = key("menu:read," + held);

        given().header("X-API-KEY", key)
                .get(path)
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + needed + "\"");
    }

    private static boolean isKnown(String namespace) {
        return given().get("/.well-known/oauth-authorization-server")
                .jsonPath()
                .getList("scopes_supported")
                .contains(namespace);
    }

    private static ScopeChanged active(String namespace) {
        return new ScopeChanged(
                namespace,
                "Harmless",
                "See something harmless",
                "module",
                null,
                null,
                List.of(),
                "module",
                false,
                "active",
                1,
                "registered",
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
