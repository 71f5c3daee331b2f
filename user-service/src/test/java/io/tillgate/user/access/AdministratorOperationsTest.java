package io.tillgate.user.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.UserServiceEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class AdministratorOperationsTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    @SuppressWarnings("NullAway.Init") // injected
    AccountIssuer issuer;

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
            String person = issuer.user(UUID.randomUUID());
            String administrator = issuer.administrator();
            if (isRefused(call(bearer(person), method, path))
                    && !isRefused(call(bearer(administrator), method, path))) {
                forAdministrators.add(method + " " + path);
                String key = issuer.apiKey(UUID.randomUUID(), "account admin", "user", "administrator");
                assertThat(isRefused(call(given().header("X-API-KEY", key), method, path)))
                        .as("%s %s with an administrator's API key", method, path)
                        .isTrue();
                assertThat(isRefused(call(bearer(issuer.clientToken("robot", "account admin")), method, path)))
                        .as("%s %s with a client's own token", method, path)
                        .isTrue();
            }
        }));

        assertThat(forAdministrators)
                .contains("get /users", "get /users/{id}", "patch /users/{id}", "delete /users/{id}");
    }

    @Test
    @DisplayName("Operations for everybody accept an administrator's token too")
    void forEverybody() {
        String administrator = issuer.administrator();

        assertThat(bearer(administrator).get("/password-reset/assets/theme.js").statusCode())
                .isEqualTo(200);
        assertThat(bearer(administrator)
                        .contentType(ContentType.JSON)
                        .body(Map.of("email", "nobody@pos.example"))
                        .post("/users/password-reset")
                        .statusCode())
                .isEqualTo(202);
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
