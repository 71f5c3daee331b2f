package io.tillgate.testsupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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

/**
 * Who may call the operations of a service that are for administrators: those of its OpenAPI document that refuse a
 * person and let an administrator in.
 */
public abstract class AdministratorOperations {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** A new token of a person who is no administrator. */
    protected abstract String person();

    /** A new token of an administrator. */
    protected abstract String administrator();

    /** A new API key of an administrator, with every scope. */
    protected abstract String administratorsApiKey();

    /** A new token of a client itself, with the scopes of administrators. */
    protected abstract String client();

    /** Some of the operations that must be found, such as {@code get /users}. */
    protected abstract String[] someOperations();

    @BeforeEach
    public void ready() {
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    @DisplayName(
            "Every operation that is for administrators is refused with an administrator's API key, whatever it holds, and with a client's own token")
    public void everyOperation() {
        Map<String, Map<String, Object>> paths = given().queryParam("format", "JSON")
                .get("/q/openapi")
                .jsonPath()
                .getMap("paths");
        List<String> forAdministrators = new ArrayList<>();
        paths.forEach((path, item) -> METHODS.stream().filter(item::containsKey).forEach(method -> {
            if (isRefused(bearer(person()), method, path) && !isRefused(bearer(administrator()), method, path)) {
                forAdministrators.add(method + " " + path);
                assertThat(isRefused(given().header("X-API-KEY", administratorsApiKey()), method, path))
                        .as("%s %s with an administrator's API key", method, path)
                        .isTrue();
                assertThat(isRefused(bearer(client()), method, path))
                        .as("%s %s with a client's own token", method, path)
                        .isTrue();
            }
        }));

        assertThat(forAdministrators).contains(someOperations());
    }

    /** A request with a token. */
    protected static RequestSpecification bearer(String token) {
        return given().auth().oauth2(token);
    }

    private static boolean isRefused(RequestSpecification caller, String method, String path) {
        RequestSpecification request = method.equals("get") || method.equals("delete")
                ? caller
                : caller.contentType(ContentType.JSON).body("{}");
        int status = request.request(
                        Method.valueOf(method.toUpperCase(Locale.ROOT)),
                        path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()))
                .statusCode();
        return status == 401 || status == 403;
    }
}
