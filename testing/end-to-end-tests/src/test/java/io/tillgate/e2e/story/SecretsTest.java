package io.tillgate.e2e.story;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.e2e.stack.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class SecretsTest {
    private static final List<String> TOPICS = List.of(
            "tillgate.accounts.v1",
            "tillgate.clients.v1",
            "tillgate.scopes.v1",
            "tillgate.tokens.v1",
            "tillgate.revocations.v1",
            "tillgate.accounts.dlq",
            "tillgate.scopes.dlq");
    private static final List<String> SERVICES =
            List.of("auth-service", "user-service", "scope-registry", "audit-service", "sample-pos-api");

    private final Suite suite;

    SecretsTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName(
            "No password, token or secret that goes through the suite is in any log, event, metric or audit record")
    void planted() {
        String userName = Suite.newUserName();
        String accountId = suite.createAccount(userName);
        Map<String, String> planted = plant(userName);

        String admin = suite.adminToken();
        await().atMost(20, SECONDS).until(() -> suite.audit(admin, accountId).size() >= 6);
        Map<String, String> places = new LinkedHashMap<>();
        places.put("logs", suite.stack().logs());
        Topics topics = new Topics(suite.stack().kafka());
        for (String topic : TOPICS) {
            StringBuilder records = new StringBuilder();
            topics.read(topic).forEach(record -> {
                records.append(record.key()).append(record.value());
                record.headers()
                        .forEach(header ->
                                records.append(new String(header.value(), java.nio.charset.StandardCharsets.UTF_8)));
            });
            places.put(topic, records.toString());
        }
        for (String service : SERVICES) {
            places.put(
                    service + " metrics",
                    given().baseUri(suite.stack().service(service))
                            .get("/q/metrics")
                            .asString());
        }
        places.put(
                "audit",
                suite.as(admin).queryParam("limit", 200).get("/audit/events").asString());

        places.forEach((place, text) -> planted.forEach((name, secret) ->
                assertThat(text.contains(secret)).as("%s in %s", name, place).isFalse()));
        assertThat(places.get("tillgate.accounts.v1"))
                .as("the places are read at all")
                .contains(userName);
    }

    /** Sends every sort of secret through the suite, rightly and wrongly; what they were, by name. */
    private Map<String, String> plant(String userName) {
        Map<String, String> planted = new LinkedHashMap<>();
        planted.put("password", Suite.PASSWORD);
        String wrongPassword = "wrong-" + UUID.randomUUID();
        planted.put("wrong password", wrongPassword);
        Response tokens = suite.signIn(userName, Suite.PASSWORD);
        planted.put("access token", tokens.path("access_token"));
        planted.put("refresh token", tokens.path("refresh_token"));
        Response refreshed = suite.refresh(tokens.path("refresh_token"));
        planted.put("second access token", refreshed.path("access_token"));
        planted.put("second refresh token", refreshed.path("refresh_token"));
        Response jwt = suite.chimpy(userName, "offline_access");
        planted.put("JWT", jwt.path("access_token"));
        Response app = suite.as(tokens.path("access_token"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Planted"))
                .post("/apps");
        planted.put("app secret", app.path("clientSecret"));
        String key = new ModuleVisit(suite).key(userName, "menu:read");
        planted.put("API key", key);
        suite.request().header("X-API-KEY", key).get("/api/v2/dishes").then().statusCode(200);
        suite.as(key).get("/api/v2/dishes").then().statusCode(401);
        planted.put("client secret", suite.stack().clientSecret("pos_admin"));
        planted.put("administrator's password", suite.stack().adminPassword());

        suite.signIn(userName, wrongPassword).then().statusCode(400);
        String wrongSecret = "secret-" + UUID.randomUUID();
        planted.put("wrong client secret", wrongSecret);
        suite.request()
                .auth()
                .preemptive()
                .basic("backoffice", wrongSecret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(401);
        suite.request()
                .contentType(ContentType.JSON)
                .body("{\"user_name\":\"x\",\"password\":\"" + wrongPassword + "\",\"broken")
                .post("/users")
                .then()
                .statusCode(400);
        assertThat(suite.menuStatus(jwt.path("access_token"))).isEqualTo(200);
        suite.revoke(refreshed.path("refresh_token")).then().statusCode(200);
        return planted;
    }
}
