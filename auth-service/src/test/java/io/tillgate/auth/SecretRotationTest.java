package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretRotationTest extends AdminFlow {

    @Test
    @DisplayName("After a rotation both secrets work for the stated overlap; the next rotation invalidates the first")
    void overlap() {
        RequestSpecification admin = admin();
        String first = admin.body(document(Map.of())).post("/clients").path("client_secret");

        Response rotated = admin.body(Map.of("overlap", "PT1H")).post("/clients/" + clientId + "/secret");
        rotated.then().statusCode(200).header("Cache-Control", "no-store").body("client_secret_expires_at", equalTo(0));
        assertThat(Instant.parse(rotated.path("previous_secret_expires_at")))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(59)),
                        Instant.now().plus(Duration.ofMinutes(61)));
        String second = rotated.path("client_secret");

        clientCredentials(clientId, first).then().statusCode(200);
        clientCredentials(clientId, second).then().statusCode(200);

        String third =
                admin.body(Map.of()).post("/clients/" + clientId + "/secret").path("client_secret");
        clientCredentials(clientId, first).then().statusCode(401);
        clientCredentials(clientId, second).then().statusCode(200);
        clientCredentials(clientId, third).then().statusCode(200);
    }

    @Test
    @DisplayName("PT0S ends the old secret at once, and a short overlap when it is over")
    void atOnce() {
        RequestSpecification admin = admin();
        String first = admin.body(document(Map.of())).post("/clients").path("client_secret");

        Response rotated = admin.body(Map.of("overlap", "PT0S")).post("/clients/" + clientId + "/secret");

        rotated.then().statusCode(200).body("$", not(hasKey("previous_secret_expires_at")));
        clientCredentials(clientId, first).then().statusCode(401);
        String second = rotated.path("client_secret");
        admin.body(Map.of("overlap", "PT2S"))
                .post("/clients/" + clientId + "/secret")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> clientCredentials(clientId, second).statusCode() == 401);
    }

    @Test
    @DisplayName("An overlap that is no duration, negative or too long is refused")
    void badOverlap() {
        RequestSpecification admin = admin();
        admin.body(document(Map.of())).post("/clients").then().statusCode(201);

        for (String overlap : List.of("1 day", "-PT1S", "P31D", "")) {
            admin.body(Map.of("overlap", overlap))
                    .post("/clients/" + clientId + "/secret")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("overlap"));
        }
    }

    @Test
    @DisplayName("Eight concurrent rotations leave two valid secrets, no more")
    void concurrent() {
        RequestSpecification admin = admin();
        String first = admin.body(document(Map.of())).post("/clients").path("client_secret");

        List<String> secrets = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> admin().body(Map.of("overlap", "PT1H"))
                        .post("/clients/" + clientId + "/secret")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("client_secret")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(secrets).doesNotHaveDuplicates();
        assertThat(secrets.stream()
                        .filter(secret -> clientCredentials(clientId, secret).statusCode() == 200))
                .hasSize(2);
        clientCredentials(clientId, first).then().statusCode(401);
    }

    @Test
    @DisplayName("An account rotates the secret of its own API app, and of no other client")
    void app() {
        RequestSpecification admin = admin();
        Response app = admin.body(Map.of("name", "Stock list")).post("/apps");
        String appId = app.path("clientId");

        Response rotated = admin.body(Map.of("overlap", "PT1H")).post("/apps/" + appId + "/secret");

        rotated.then().statusCode(200).body("clientId", equalTo(appId)).body("previousSecretExpiresAt", notNullValue());
        for (String secret : List.of(app.<String>path("clientSecret"), rotated.<String>path("clientSecret"))) {
            admin.body(Map.of("clientId", appId, "clientSecret", secret))
                    .post("/apps/auth")
                    .then()
                    .statusCode(200);
        }
        admin.body(Map.of()).post("/apps/backoffice/secret").then().statusCode(404);
        admin.body(Map.of()).post("/clients/chimpy-pos/secret").then().statusCode(409);
    }
}
