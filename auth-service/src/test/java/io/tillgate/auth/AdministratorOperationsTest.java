package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdministratorOperationsTest extends ModuleFlow {
    private static final List<String> PATHS = List.of("/clients", "/keys", "/revocations", "/enforcement");

    @Test
    @DisplayName(
            "Every administrators' operation is refused with an administrator's API key, whatever it holds, and with a client's own token")
    void everyOperation() {
        userService.put(account, userName, PASSWORD, "active", List.of("user", "master", "administrator"), 2, CREATED);
        String key = key("menu:read");
        change("UPDATE api_key SET scopes = '{account,admin,menu:read}' WHERE account_id = $1", account);
        String client = clientWithAdmin();
        Map<String, Supplier<RequestSpecification>> callers = Map.of(
                "an administrator's API key",
                () -> given().header("X-API-KEY", key),
                "a client's own token",
                () -> given().auth().oauth2(client));

        List<String> operations = new ArrayList<>();
        Map<String, Map<String, Object>> paths = given().queryParam("format", "JSON")
                .get("/q/openapi")
                .jsonPath()
                .getMap("paths");
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(AdministratorOperationsTest::isMethod)
                .filter(method -> PATHS.stream().anyMatch(path::startsWith))
                .forEach(method -> {
                    operations.add(method + " " + path);
                    callers.forEach((who, caller) -> assertThat(call(caller.get(), method, path))
                            .as("%s %s with %s", method, path, who)
                            .isEqualTo(403));
                }));

        assertThat(operations).hasSizeGreaterThanOrEqualTo(12);
        callers.forEach((who, caller) -> assertThat(
                        caller.get().get("/grants?user_id=" + UUID.randomUUID()).statusCode())
                .as(who)
                .isEqualTo(403));
    }

    private static boolean isMethod(String name) {
        return List.of("get", "post", "put", "patch", "delete").contains(name);
    }

    private static int call(RequestSpecification caller, String method, String path) {
        RequestSpecification request = method.equals("get") || method.equals("delete")
                ? caller
                : caller.contentType(ContentType.JSON)
                        .body(path.endsWith("/revoke") ? "{\"reason\":\"leaked\"}" : "{}");
        return request.request(
                        Method.valueOf(method.toUpperCase(Locale.ROOT)),
                        path.replaceAll("\\{[^}]+}", "none-" + UUID.randomUUID()))
                .statusCode();
    }

    private String clientWithAdmin() {
        String clientId = "robot-" + UUID.randomUUID();
        String secret = given().auth()
                .oauth2(signInAtPos().path("access_token"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "client_id",
                        clientId,
                        "client_name",
                        "Robot",
                        "grant_types",
                        List.of("client_credentials"),
                        "scope",
                        "admin",
                        "audience",
                        List.of(ISSUER)))
                .post("/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("client_secret");
        return AdminFlow.clientCredentials(clientId, secret).path("access_token");
    }
}
