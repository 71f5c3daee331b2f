package io.tillgate.scope;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class AdministratorOperationsTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    @SuppressWarnings("NullAway.Init") // injected
    ScopeIssuer issuer;

    @BeforeEach
    void ready() {
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    @DisplayName(
            "Every operation that is for administrators is refused with an administrator's API key, whatever it holds, and with a client's own token")
    void everyOperation() {
        Map<String, Map<String, Object>> paths = given().queryParam("format", "JSON")
                .get("/q/openapi")
                .jsonPath()
                .getMap("paths");
        List<String> forAdministrators = new ArrayList<>();
        paths.forEach((path, item) -> METHODS.stream().filter(item::containsKey).forEach(method -> {
            String person = issuer.userToken(UUID.randomUUID().toString(), "pos-admin", "account", List.of("user"));
            String administrator =
                    issuer.userToken(UUID.randomUUID().toString(), "pos-admin", "admin", List.of("administrator"));
            if (isRefused(call(bearer(person), method, path))
                    && !isRefused(call(bearer(administrator), method, path))) {
                forAdministrators.add(method + " " + path);
                String key = issuer.apiKey("account admin scopes:write", List.of("administrator"));
                assertThat(isRefused(call(given().header("X-API-KEY", key), method, path)))
                        .as("%s %s with an administrator's API key", method, path)
                        .isTrue();
                assertThat(isRefused(call(bearer(issuer.clientToken("robot", "account admin")), method, path)))
                        .as("%s %s with a client's own token", method, path)
                        .isTrue();
            }
        }));

        assertThat(forAdministrators).contains("post /scopes", "put /scopes/{namespace}", "delete /scopes/{namespace}");
    }

    private static RequestSpecification bearer(String token) {
        return given().auth().oauth2(token);
    }

    private static int call(RequestSpecification caller, String method, String path) {
        RequestSpecification request = method.equals("get") || method.equals("delete")
                ? caller
                : caller.contentType(ContentType.JSON).body("{}");
        return request.request(
                        Method.valueOf(method.toUpperCase(Locale.ROOT)),
                        path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()))
                .statusCode();
    }

    private static boolean isRefused(int status) {
        return status == 401 || status == 403;
    }
}
