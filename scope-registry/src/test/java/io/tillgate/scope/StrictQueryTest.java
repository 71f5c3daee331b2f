package io.tillgate.scope;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class StrictQueryTest {
    @SuppressWarnings("NullAway.Init") // by RealServers
    ScopeIssuer issuer;

    @Test
    @DisplayName("Every call that changes or ends something refuses a parameter that it does not know")
    void everyRoute() {
        String administrator = issuer.userToken("account-1", "pos-admin", "admin", List.of("administrator"));
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        List<String> lenient = new ArrayList<>();
        List<String> strict = new ArrayList<>();

        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(Set.of("post", "put", "patch", "delete")::contains)
                .forEach(method -> {
                    Response answer = given().auth()
                            .oauth2(administrator)
                            .contentType(ContentType.JSON)
                            .body("{}")
                            .request(method, path.replaceAll("\\{[^}]+}", "core") + "?unknown=1");
                    boolean isRefused =
                            answer.statusCode() == 400 && List.of("unknown").equals(answer.path("violations.field"));
                    (isRefused ? strict : lenient).add(method + " " + path);
                }));

        assertThat(lenient).isEmpty();
        assertThat(strict).hasSizeGreaterThanOrEqualTo(5);
    }
}
