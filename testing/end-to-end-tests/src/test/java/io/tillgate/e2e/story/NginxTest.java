package io.tillgate.e2e.story;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.e2e.tool.NeedsTool;
import io.tillgate.e2e.tool.Tool;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deploy/nginx} as it is shipped: a static site and an application that know nothing of Tillgate. */
@NeedsTool(Tool.NGINX)
@RunningStack
class NginxTest {
    private static final Duration MOMENTS = Duration.ofSeconds(2);

    private final Suite suite;
    private final String userName = Suite.newUserName();
    private String account = "";

    @SuppressWarnings("NullAway.Init")
    private EchoApplication application;

    @SuppressWarnings("NullAway.Init")
    private Nginx nginx;

    NginxTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void start() {
        application = EchoApplication.start();
        nginx = Nginx.start(suite.stack().instance("forward-auth"), application.port());
        account = suite.createAccount(userName);
    }

    @AfterEach
    void stop() {
        nginx.close();
        application.close();
    }

    @Test
    @DisplayName("A static site is reachable with a token of either form, and not without one")
    void staticSite() {
        assertMissingToken(nginx.request().get("/index.html").then());
        assertUnauthorized(as("not-a-token").get("/index.html").then());

        as(uuidToken()).get("/index.html").then().statusCode(200).body(equalTo("the static site"));
        as(jwt("menu:read")).get("/").then().statusCode(200).body(equalTo("the static site"));
        as(jwt("menu:read")).get("/nothing-there").then().statusCode(404);
        as(jwt("menu:read")).get("/empty/").then().statusCode(403).header("WWW-Authenticate", nullValue());
    }

    @Test
    @DisplayName("The application hears who calls, and never sees the token")
    void application() {
        as(jwt("menu:read"))
                .get("/menu/today?scope=sales:refund")
                .then()
                .statusCode(200)
                .body("headers.x-auth-subject", contains(account))
                .body("headers.x-auth-client", contains("chimpy-pos"))
                .body("headers.x-auth-scopes", contains("menu:read"))
                .body("headers.x-auth-groups", contains("user"))
                .body("headers", not(hasKey("authorization")));
    }

    @Test
    @DisplayName("RFC 6750 §3.1: a missing scope is 403 with all required scopes")
    void scopes() {
        as(jwt("menu:read"))
                .get("/refunds/")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"sales:read sales:refund\"")
                .header("Cache-Control", "no-store")
                .body("status", equalTo(403));
        as(suite.adminToken())
                .get("/refunds/")
                .then()
                .statusCode(200)
                .body("headers.x-auth-client", contains("pos-admin"));
    }

    @Test
    @DisplayName("A token that is revoked is refused by nginx within moments, and stays so")
    void revoked() {
        String token = uuidToken();
        as(token).get("/menu/").then().statusCode(200);

        suite.revoke(token).then().statusCode(200);

        await().pollInterval(Duration.ofMillis(10))
                .atMost(MOMENTS)
                .until(() -> as(token).get("/menu/").statusCode() == 401);
        assertUnauthorized(as(token).get("/menu/").then());
        assertUnauthorized(as(token).get("/").then());
    }

    @Test
    @DisplayName("An API key opens what its scopes allow; a token beside it opens nothing")
    void apiKey() {
        String key = new ModuleVisit(suite).key(userName, "menu:read");

        withKey(key)
                .get("/menu/")
                .then()
                .statusCode(200)
                .body("headers.x-auth-subject", contains(account))
                .body("headers.x-auth-client[0]", startsWith("key:"))
                .body("headers", not(hasKey("x-api-key")));
        withKey(key).get("/refunds/").then().statusCode(403);
        assertUnauthorized(
                withKey(key).auth().oauth2(jwt("menu:read")).get("/menu/").then());
    }

    @Test
    @DisplayName("Identity headers come from nginx: a client's headers of the same names reach no application")
    void spoofed() {
        RequestSpecification liar = nginx.request()
                .header("X-Auth-Subject", "admin")
                .header("X-Auth-Groups", "administrator")
                .header("X-Auth-Grant", "any")
                .header("X_Auth_Subject", "admin")
                .header("X-Required-Scopes", "menu:read");

        assertMissingToken(nginx.request().spec(liar).get("/menu/").then());
        nginx.request()
                .spec(liar)
                .auth()
                .oauth2(jwt("menu:read"))
                .get("/menu/")
                .then()
                .statusCode(200)
                .body("headers.x-auth-subject", contains(account))
                .body("headers.x-auth-groups", contains("user"))
                .body("headers.x-auth-grant[0]", not("any"))
                .body("headers", not(hasKey("x_auth_subject")))
                .body("headers", not(hasKey("x-required-scopes")));
        nginx.request()
                .spec(liar)
                .auth()
                .oauth2(jwt("menu:read"))
                .get("/refunds/")
                .then()
                .statusCode(403);
        nginx.request()
                .spec(liar)
                .get("/open/")
                .then()
                .statusCode(200)
                .body("headers", not(hasKey("x-auth-subject")))
                .body("headers", not(hasKey("x-auth-groups")))
                .body("headers", not(hasKey("x_auth_subject")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/refunds/../menu/x",
                "/refunds/..%2fmenu/x",
                "/refunds/%2e%2e/menu/x",
                "/refunds%2f..%2fmenu/x",
                "/open/..;/refunds/x",
                "/menu//refunds",
                "/menu/..\\refunds",
                "/menu/..%5Crefunds",
                "/menu/..",
                "/menu/..%3bx/refunds/1",
                "/menu/%2e%2e%3B/refunds/1",
                "/refunds;x/1",
                "/menu/today;x=1",
                "/refunds/..#",
                "/menu/#/refunds"
            })
    @DisplayName("A path that nginx and the application might read differently reaches nothing")
    void pathOfTwoReadings(String path) {
        assertThat(RawRequest.status(nginx.port(), path, jwt("menu:read"))).isEqualTo(400);
    }

    @Test
    @DisplayName("The application gets the path as the client wrote it, and its query, whatever that holds")
    void path() {
        as(jwt("menu:read"))
                .urlEncodingEnabled(false)
                .get("/menu/a%20b/...hidden?from=/../x")
                .then()
                .statusCode(200)
                .body("path", equalTo("/menu/a%20b/...hidden"));
    }

    @Test
    @DisplayName("Bodies reach the application whole, one after the other, and the check never waits for one")
    void bodies() {
        String token = jwt("menu:read");
        for (int i = 0; i < 20; i++) {
            as(token)
                    .contentType(ContentType.TEXT)
                    .body("soup ".repeat(i * 100))
                    .post("/menu/")
                    .then()
                    .statusCode(200)
                    .body("method", equalTo("POST"))
                    .body("body", equalTo("soup ".repeat(i * 100)));
        }
        assertMissingToken(nginx.request()
                .contentType(ContentType.TEXT)
                .body("soup")
                .post("/menu/")
                .then());
    }

    @Test
    @DisplayName("The check itself cannot be asked from outside")
    void internal() {
        as(jwt("menu:read")).get("/_tillgate/check").then().statusCode(404);
    }

    @Test
    @DisplayName("forward-auth away: 503 with Retry-After, never the page and never 500; back when it is back")
    void away() {
        String token = jwt("menu:read");
        suite.stack().tillgate("stop", "forward-auth");
        try {
            as(token)
                    .get("/menu/")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .header("Cache-Control", "no-store");
            assertThat(nginx.request().get("/").statusCode()).isEqualTo(503);
        } finally {
            suite.stack().tillgate("start", "forward-auth");
        }
        await().atMost(30, SECONDS).until(() -> as(token).get("/menu/").statusCode() == 200);
    }

    private static void assertUnauthorized(ValidatableResponse response) {
        assertChallenged(response, "Bearer error=\"invalid_token\"");
    }

    private static void assertMissingToken(ValidatableResponse response) {
        assertChallenged(response, "Bearer realm=\"tillgate\"");
    }

    private static void assertChallenged(ValidatableResponse response, String challenge) {
        response.statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", challenge)
                .header("Cache-Control", "no-store");
        assertThat(response.extract().headers().getValues("WWW-Authenticate")).hasSize(1);
    }

    private RequestSpecification as(String token) {
        return nginx.request().auth().oauth2(token);
    }

    private RequestSpecification withKey(String key) {
        return nginx.request().header("X-API-KEY", key);
    }

    private String jwt(String scope) {
        return suite.chimpy(userName, scope).path("access_token");
    }

    private String uuidToken() {
        return suite.signIn(userName, Suite.PASSWORD).path("access_token");
    }
}
