package io.tillgate.e2e.story;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class MainJobTest {
    private final Suite suite;
    private final String userName = Suite.newUserName();

    MainJobTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("Seed 002: an admin panel creates an account, signs in, calls the API, refreshes, revokes")
    void adminPanel() {
        String id = suite.createAccount(userName);
        Response tokens = suite.signIn(userName, Suite.PASSWORD);
        tokens.then()
                .statusCode(201)
                .body("access_token", matchesPattern("[0-9a-f-]{36}"))
                .body("expires_in", equalTo(3600))
                .body("token_type", equalTo("Bearer"));
        String token = tokens.path("access_token");

        suite.as(token)
                .get("/users/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("user_name", equalTo(userName));
        assertThat(suite.menuStatus(token)).isEqualTo(200);
        Response refreshed = suite.refresh(tokens.path("refresh_token"));
        refreshed.then().statusCode(201);
        assertThat(suite.menuStatus(refreshed.path("access_token"))).isEqualTo(200);

        suite.revoke(refreshed.path("refresh_token")).then().statusCode(200);

        await().atMost(20, SECONDS).until(() -> suite.menuStatus(token) == 401);
        await().atMost(20, SECONDS).until(() -> suite.menuStatus(refreshed.path("access_token")) == 401);
        suite.refresh(refreshed.path("refresh_token")).then().statusCode(401).body("error", equalTo("invalid_grant"));
        for (String bad : List.of(token, "x", "a.b.c")) {
            Response refused = suite.as(bad).get("/api/v2/dishes");
            refused.then().statusCode(401);
            assertThat(refused.headers().getValues("WWW-Authenticate"))
                    .containsExactly("Bearer error=\"invalid_token\"");
        }
    }

    @Test
    @DisplayName("Seed 003: JSON password grant for a JWT, sliding session by refresh_token, 401 after revocation")
    void jwtPartner() {
        suite.createAccount(userName);
        Response tokens = suite.chimpy(userName, "offline_access");
        tokens.then().statusCode(200).body("token_type", equalTo("Bearer"));
        String jwt = tokens.path("access_token");

        assertThat(jwt.split("\\.")).hasSize(3);
        assertThat(suite.menuStatus(jwt)).isEqualTo(200);
        suite.request()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "client_id",
                        "chimpy-pos",
                        "audience",
                        Suite.API,
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token")))
                .post("/oauth/token")
                .then()
                .statusCode(200);
        suite.request()
                .contentType(ContentType.URLENC)
                .formParams("token", jwt, "client_id", "chimpy-pos")
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        await().atMost(20, SECONDS).until(() -> suite.menuStatus(jwt) == 401);
    }

    @Test
    @DisplayName("Scopes: a token permits what was granted, and no more")
    void scopes() {
        suite.createAccount(userName);
        String token = suite.signIn(userName, Suite.PASSWORD).path("access_token");

        suite.as(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Soup"))
                .post("/api/v2/dishes")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"menu:write\"");
        suite.chimpy(userName, "menu:write").then().statusCode(400).body("error", equalTo("invalid_scope"));
        suite.as(suite.adminToken()).get("/api/v2/sales").then().statusCode(200);
        String forIssuer =
                suite.clientCredentials("gastro-module", "gastro_module").path("access_token");
        assertThat(suite.menuStatus(forIssuer))
                .as("a token for another audience")
                .isEqualTo(401);
    }

    @Test
    @DisplayName("Seed 000: a module registers a scope; it is there for everyone to see and belongs to the module")
    void moduleScope() {
        String module =
                suite.clientCredentials("gastro-module", "gastro_module").path("access_token");
        Map<String, Object> scope = Map.of(
                "namespace",
                "check_sales",
                "label",
                "Check sales",
                "description",
                "See the sales of the day",
                "app",
                "gastro",
                "icon",
                "fa fa-user",
                "color",
                "bg-aqua",
                "group",
                List.of("user", "master", "administrator"));

        int first = suite.as(module)
                .contentType(ContentType.JSON)
                .body(scope)
                .post("/scopes")
                .statusCode();

        assertThat(first).isIn(200, 201);
        suite.as(module)
                .contentType(ContentType.JSON)
                .body(scope)
                .post("/scopes")
                .then()
                .statusCode(200);
        suite.request()
                .get("/scopes/check_sales")
                .then()
                .statusCode(200)
                .body("owner", equalTo("gastro-module"))
                .body("label", equalTo("Check sales"));
        await().atMost(20, SECONDS)
                .until(() -> suite.request()
                        .get("/.well-known/oauth-authorization-server")
                        .jsonPath()
                        .getList("scopes_supported")
                        .contains("check_sales"));
    }

    @Test
    @DisplayName("A client can have a scope, and a token with it, as soon as the scope is registered")
    void newScope() {
        String module =
                suite.clientCredentials("gastro-module", "gastro_module").path("access_token");
        RequestSpecification admin = suite.as(suite.adminToken()).contentType(ContentType.JSON);
        for (int i = 0; i < 5; i++) {
            String namespace = "soon:" + UUID.randomUUID();
            suite.as(module)
                    .contentType(ContentType.JSON)
                    .body(Map.of(
                            "namespace", namespace, "label", "Soon", "description", "Used at once", "app", "gastro"))
                    .post("/scopes")
                    .then()
                    .statusCode(201);
            Response client = admin.body(Map.of(
                            "client_name",
                            "Soon",
                            "grant_types",
                            List.of("client_credentials"),
                            "scope",
                            namespace,
                            "audience",
                            List.of(Suite.API)))
                    .post("/clients");
            client.then().statusCode(201);
            suite.request()
                    .auth()
                    .preemptive()
                    .basic(client.path("client_id"), client.path("client_secret"))
                    .formParam("grant_type", "client_credentials")
                    .post("/oauth/token")
                    .then()
                    .statusCode(200)
                    .body("scope", equalTo(namespace));
        }
    }

    @Test
    @DisplayName("Seed 001: an API app, its hour-long token, and its end")
    void apiApp() {
        String token = suite.newAccountToken();
        Response app = suite.as(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Hub"))
                .post("/apps");
        app.then().statusCode(201);
        Map<String, Object> credentials =
                Map.of("clientId", app.path("clientId"), "clientSecret", app.path("clientSecret"));
        Response appToken =
                suite.request().contentType(ContentType.JSON).body(credentials).post("/apps/auth");
        appToken.then().statusCode(200).body("expiresIn", equalTo(3600));
        String jwt = appToken.path("accessToken");
        assertThat(suite.menuStatus(jwt)).isEqualTo(200);

        suite.as(token).delete("/apps/" + app.path("clientId")).then().statusCode(204);

        await().atMost(20, SECONDS).until(() -> suite.menuStatus(jwt) == 401);
        suite.request()
                .contentType(ContentType.JSON)
                .body(credentials)
                .post("/apps/auth")
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("A password change ends every other grant, and keeps the one that did it")
    void passwordChange() {
        String id = suite.createAccount(userName);
        Response other = suite.signIn(userName, Suite.PASSWORD);
        Response own = suite.signIn(userName, Suite.PASSWORD);
        String newPassword = "another quite long phrase";

        suite.as(own.path("access_token"))
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", Suite.PASSWORD, "new_password", newPassword))
                .post("/users/" + id + "/password")
                .then()
                .statusCode(204);

        await().atMost(20, SECONDS).until(() -> suite.menuStatus(other.path("access_token")) == 401);
        assertThat(suite.menuStatus(own.path("access_token"))).isEqualTo(200);
        suite.refresh(other.path("refresh_token")).then().statusCode(401);
        suite.refresh(own.path("refresh_token")).then().statusCode(201);
        suite.signIn(userName, Suite.PASSWORD).then().statusCode(400);
        assertThat(suite.menuStatus(suite.signIn(userName, newPassword).path("access_token")))
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "A disabled account is signed out everywhere and can sign in again once enabled; a deleted one is erased")
    void disabledAccount() {
        String id = suite.createAccount(userName);
        Response tokens = suite.signIn(userName, Suite.PASSWORD);
        String jwt = suite.chimpy(userName, "menu:read").path("access_token");
        String admin = suite.adminToken();

        setStatus(admin, id, "disabled");
        await().atMost(20, SECONDS).until(() -> suite.menuStatus(tokens.path("access_token")) == 401);
        await().atMost(20, SECONDS).until(() -> suite.menuStatus(jwt) == 401);
        suite.refresh(tokens.path("refresh_token")).then().statusCode(401);
        suite.signIn(userName, Suite.PASSWORD).then().statusCode(400).body("error", equalTo("invalid_grant"));

        setStatus(admin, id, "active");
        String again = suite.signIn(userName, Suite.PASSWORD).path("access_token");
        assertThat(suite.menuStatus(again)).isEqualTo(200);
        assertThat(suite.menuStatus(suite.chimpy(userName, "menu:read").path("access_token")))
                .isEqualTo(200);

        suite.as(admin).delete("/users/" + id).then().statusCode(204);
        await().atMost(20, SECONDS).until(() -> suite.menuStatus(again) == 401);
        suite.signIn(userName, Suite.PASSWORD).then().statusCode(400);
    }

    @Test
    @DisplayName("Thirty refreshes at once with one token leave one live successor and no error; an older one ends all")
    void refreshRace() {
        suite.createAccount(userName);
        String first = suite.signIn(userName, Suite.PASSWORD).path("refresh_token");
        ExecutorService threads = Executors.newFixedThreadPool(30);
        List<Response> answers = IntStream.range(0, 30)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> suite.refresh(first), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        threads.shutdown();

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        Set<String> successors = answers.stream()
                .map(answer -> answer.<String>path("refresh_token"))
                .collect(Collectors.toSet());
        assertThat(successors).hasSize(1);
        Response next = suite.refresh(successors.iterator().next());
        next.then().statusCode(201);
        String token = next.path("access_token");
        assertThat(suite.menuStatus(token)).isEqualTo(200);

        suite.refresh(first).then().statusCode(401);

        suite.refresh(next.path("refresh_token")).then().statusCode(401);
        await().atMost(20, SECONDS).until(() -> suite.menuStatus(token) == 401);
    }

    @Test
    @DisplayName("The audit log lists the events of an account, newest first")
    void audit() {
        String id = suite.createAccount(userName);
        suite.revoke(suite.signIn(userName, Suite.PASSWORD).path("refresh_token"));
        String admin = suite.adminToken();

        await().atMost(10, SECONDS).until(() -> suite.audit(admin, id).size() >= 3);
        List<String> types = suite.audit(admin, id).stream()
                .map(event -> String.valueOf(event.get("type")))
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
        assertThat(types).contains("AccountChanged", "SignInSucceeded", "TokenIssued");
        suite.as(suite.newAccountToken()).get("/audit/events").then().statusCode(403);
        suite.request().get("/audit/events").then().statusCode(401);
    }

    private void setStatus(String admin, String id, String status) {
        suite.as(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("status", status))
                .patch("/users/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo(status));
    }
}
