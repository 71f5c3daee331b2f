package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.event.AccountChanged;
import io.tillgate.event.ScopeChanged;
import io.tillgate.local.EmbeddedServers;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TokenFlowTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final String API = "https://pos.example/api";

    @InjectServers
    EmbeddedServers servers;

    @InjectServers
    UserServiceDouble userService;

    private final UUID account = UUID.randomUUID();
    private final String userName = "ada-" + account;
    private KafkaTopics topics;

    @BeforeEach
    void knownScopesAndAccount() {
        topics = new KafkaTopics(servers.kafkaBootstrap());
        Map.of(
                        "account",
                        List.<String>of(),
                        "admin",
                        List.of("administrator"),
                        "menu:read",
                        List.<String>of(),
                        "menu:write",
                        List.of("master", "administrator"),
                        "sales:read",
                        List.of("master", "administrator"),
                        "sales:refund",
                        List.of("administrator"),
                        "webhooks",
                        List.<String>of())
                .forEach((namespace, groups) -> topics.send(new ScopeChanged(
                        namespace,
                        namespace,
                        namespace,
                        "pos",
                        null,
                        null,
                        groups,
                        "tillgate",
                        namespace.equals("webhooks"),
                        "active",
                        1,
                        "registered",
                        null)));
        userService.put(account, userName, PASSWORD, "active", List.of("user", "master"), 1, CREATED);
        await().atMost(20, SECONDS)
                .until(() -> given().get("/.well-known/oauth-authorization-server")
                                .jsonPath()
                                .getList("scopes_supported")
                                .size()
                        == 7);
    }

    @Test
    @DisplayName("Seed 002: /auth/token gives a UUID token, /auth/refresh-token a new pair, revocation ends it")
    void posFlow() {
        Response tokens = signInAtPos();
        tokens.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("access_token", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .body("expires_in", equalTo(3600))
                .body("token_type", equalTo("Bearer"))
                .body("refresh_token", notNullValue());
        assertThat(tokens.jsonPath().getMap("$")).hasSize(4);

        Response refreshed = refreshAtPos(tokens.path("refresh_token"));
        refreshed.then().statusCode(201);
        String token = refreshed.path("access_token");
        Map<String, Object> active = introspect(token);
        assertThat(active)
                .containsEntry("active", true)
                .containsEntry("sub", account.toString())
                .containsEntry("username", userName)
                .containsEntry("client_id", "pos-admin")
                .containsEntry("scope", "account menu:read menu:write sales:read");

        revoke(token);

        assertThat(introspect(token)).isEqualTo(Map.of("active", false));
        assertThat(introspect(tokens.path("access_token"))).containsEntry("active", true);
        await().atMost(10, SECONDS)
                .until(() -> topics.read("tillgate.revocations.v1").stream()
                        .anyMatch(record -> record.key().equals("jti:" + active.get("jti"))));
    }

    @Test
    @DisplayName("Seed 002: Basic with the user's own credentials and no body signs in at the default client")
    void posFlowWithoutBody() {
        given().auth()
                .preemptive()
                .basic(userName, PASSWORD)
                .post("/auth/token")
                .then()
                .statusCode(201);
        given().auth()
                .preemptive()
                .basic(userName, "wrong")
                .post("/auth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    @DisplayName(
            "Seed 003: JSON password grant of a public client gives an RFC 9068 JWT; offline_access a refresh token")
    void jsonPasswordGrant() throws ParseException {
        Response tokens = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "client_id",
                        "chimpy-pos",
                        "audience",
                        API,
                        "scope",
                        "offline_access",
                        "grant_type",
                        "password",
                        "username",
                        userName,
                        "password",
                        PASSWORD))
                .post("/oauth/token");

        tokens.then().statusCode(200).body("scope", equalTo("account menu:read menu:write sales:read"));
        SignedJWT jwt = SignedJWT.parse(tokens.path("access_token"));
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(jwt.getJWTClaimsSet().getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss", "sub", "aud", "exp", "iat", "nbf", "jti", "client_id", "scope", "grant_id", "groups");
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(API);
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "client_id",
                        "chimpy-pos",
                        "audience",
                        API,
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token")))
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .body("refresh_token", notNullValue());
        assertThat(passwordGrant(userName, PASSWORD).jsonPath().getString("refresh_token"))
                .isNull();
    }

    @Test
    @DisplayName(
            "Seed 004: client_credentials by Basic with a colon, with a semicolon, and in the body; asked scopes only")
    void clientCredentials() {
        clientCredentialsWith("backoffice:backoffice-secret")
                .then()
                .statusCode(200)
                .body("scope", equalTo("menu:read sales:read"));
        clientCredentialsWith("backoffice;backoffice-secret").then().statusCode(200);
        clientCredentialsWith("backoffice;wrong")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .body("error", equalTo("invalid_client"));
        form().formParams(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "backoffice",
                        "client_secret",
                        "backoffice-secret",
                        "scope",
                        "webhooks")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .body("scope", equalTo("webhooks"))
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("refresh_token")));
    }

    @Test
    @DisplayName("Thirty refreshes at once with one token leave one live successor and no error")
    void refreshRace() {
        String first = signInAtPos().path("refresh_token");
        ExecutorService threads = Executors.newFixedThreadPool(30);
        List<Response> answers;
        try {
            answers = IntStream.range(0, 30)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> refreshAtPos(first), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        Set<String> successors = answers.stream()
                .map(answer -> answer.<String>path("refresh_token"))
                .collect(Collectors.toSet());
        assertThat(successors).hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> answer.<String>path("access_token"))
                        .collect(Collectors.toSet()))
                .hasSize(1);
        refreshAtPos(successors.iterator().next()).then().statusCode(201);
    }

    @Test
    @DisplayName("RFC 9700 §4.14: an older generation is reuse and ends the grant with its access tokens")
    void reuse() {
        Response first = signInAtPos();
        Response second = refreshAtPos(first.path("refresh_token"));
        Response third = refreshAtPos(second.path("refresh_token"));

        refreshAtPos(first.path("refresh_token")).then().statusCode(401).body("error", equalTo("invalid_grant"));

        refreshAtPos(third.path("refresh_token")).then().statusCode(401);
        assertThat(introspect(third.path("access_token"))).isEqualTo(Map.of("active", false));
        assertThat(introspect(first.path("access_token"))).isEqualTo(Map.of("active", false));
    }

    @Test
    @DisplayName("A retry of the last refresh is answered with the same tokens and raises no second event")
    void retry() {
        String first = signInAtPos().path("refresh_token");

        Response once = refreshAtPos(first);
        Response again = refreshAtPos(first);

        assertThat(again.<String>path("refresh_token")).isEqualTo(once.path("refresh_token"));
        assertThat(again.<String>path("access_token")).isEqualTo(once.path("access_token"));
        Object jti = introspect(once.path("access_token")).get("jti");
        await().atMost(10, SECONDS).until(() -> refreshEvents(jti) > 0);
        assertThat(refreshEvents(jti)).isEqualTo(1);
    }

    @Test
    @DisplayName("A disabled account loses its grants and tokens; enabled again, it signs in within the same second")
    void disabledAccount() {
        Response tokens = signInAtPos();
        userService.put(account, userName, PASSWORD, "disabled", List.of("user"), 2, CREATED);
        topics.send(changed("disabled", 2));

        await().atMost(10, SECONDS)
                .until(() -> !(Boolean) introspect(tokens.path("access_token")).get("active"));
        refreshAtPos(tokens.path("refresh_token")).then().statusCode(401);
        signInAtPos().then().statusCode(400).body("error", equalTo("invalid_grant"));

        userService.put(account, userName, PASSWORD, "active", List.of("user"), 3, CREATED);
        Response again = signInAtPos();
        again.then().statusCode(201);
        assertThat(introspect(again.path("access_token"))).containsEntry("active", true);
    }

    @Test
    @DisplayName("RFC 7662 §2.2: a token that is not the caller's business is inactive, and nothing else")
    void introspectionIsAudienceFiltered() {
        String token = passwordGrant(userName, PASSWORD).path("access_token");

        assertThat(introspectAs("stranger", "stranger-secret", token)).isEqualTo(Map.of("active", false));
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", true);
        form().formParams("token", token, "client_id", "chimpy-pos")
                .post("/oauth/introspect")
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("RFC 7009 §2.1: another client's token is left alone, with 200")
    void revocationIsBoundToTheOwner() {
        String token = passwordGrant(userName, PASSWORD).path("access_token");
        form().auth()
                .preemptive()
                .basic("stranger", "stranger-secret")
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", true);

        form().formParams("token", token, "client_id", "chimpy-pos")
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).isEqualTo(Map.of("active", false));
    }

    @Test
    @DisplayName("Seed 001: an API app gets an RS256 token for an hour at /apps/auth, and none once it is deleted")
    void apiApp() throws ParseException {
        String bearer = signInAtPos().path("access_token");
        Response app = given().auth()
                .oauth2(bearer)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Stock list"))
                .post("/apps");
        app.then().statusCode(201).body("name", equalTo("Stock list"));
        for (String bad : List.of("[]", "\"x\"", "{\"name\":[]}", "{\"name\":\" \"}", "{", "")) {
            given().auth()
                    .oauth2(bearer)
                    .contentType(ContentType.JSON)
                    .body(bad)
                    .post("/apps")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        Map<String, Object> credentials =
                Map.of("clientId", app.path("clientId"), "clientSecret", app.path("clientSecret"));

        Response token = given().contentType(ContentType.JSON).body(credentials).post("/apps/auth");
        token.then().statusCode(200).body("expiresIn", equalTo(3600)).body("tokenType", equalTo("Bearer"));
        String jwt = token.path("accessToken");
        assertThat(SignedJWT.parse(jwt).getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(introspectAs("backoffice", "backoffice-secret", jwt))
                .containsEntry("active", true)
                .containsEntry("scope", "menu:read menu:write sales:read");

        given().auth()
                .oauth2(bearer)
                .delete("/apps/" + app.path("clientId"))
                .then()
                .statusCode(204);

        given().contentType(ContentType.JSON)
                .body(credentials)
                .post("/apps/auth")
                .then()
                .statusCode(401);
        assertThat(introspectAs("backoffice", "backoffice-secret", jwt)).isEqualTo(Map.of("active", false));
        given().auth().oauth2(bearer).get("/apps").then().statusCode(200).body("size()", equalTo(0));
        given().get("/apps").then().statusCode(401).header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    @Test
    @DisplayName("A sign-in that was under way with the old password gets nothing once the new one is known")
    void passwordChangedMeanwhile() {
        Response before = signInAtPos();
        Instant newPassword = CREATED.plusSeconds(60);
        topics.send(new AccountChanged(
                account.toString(),
                userName,
                "active",
                List.of("user", "master"),
                2,
                "password_changed",
                newPassword,
                null,
                null));
        await().atMost(10, SECONDS)
                .until(() -> refreshAtPos(before.path("refresh_token")).statusCode() == 401);

        signInAtPos().then().statusCode(400).body("error", equalTo("invalid_grant"));

        userService.put(account, userName, PASSWORD, "active", List.of("user", "master"), 2, newPassword);
        Response after = signInAtPos();
        after.then().statusCode(201);
        refreshAtPos(after.path("refresh_token")).then().statusCode(201);
    }

    @Test
    @DisplayName("An account that loses a group loses its access tokens, and gets narrower ones by refresh")
    void groupLost() {
        signInAtPos();
        topics.send(groups(2, List.of("user", "master")));
        Response tokens = signInAtPos();
        topics.send(groups(3, List.of("user")));

        await().atMost(10, SECONDS)
                .until(() -> !(Boolean) introspect(tokens.path("access_token")).get("active"));
        Response narrower = refreshAtPos(tokens.path("refresh_token"));
        narrower.then().statusCode(201);
        assertThat(introspect(narrower.path("access_token")))
                .containsEntry("active", true)
                .containsEntry("scope", "account menu:read");
    }

    @Test
    @DisplayName("A record that can never be stored goes to the dead-letter topic and holds nothing up")
    void poisonRecord() {
        Response tokens = signInAtPos();
        topics.send(new AccountChanged(
                account.toString(), "a\u0000b", "active", List.of("user"), 2, "created", CREATED, null, null));
        topics.send(new AccountChanged(
                "not-a-uuid", userName, "active", List.of("user"), 2, "created", CREATED, null, null));
        topics.send(changed("disabled", 3));

        await().atMost(10, SECONDS)
                .until(() -> !(Boolean) introspect(tokens.path("access_token")).get("active"));
        await().atMost(10, SECONDS)
                .until(() -> topics.read("tillgate.accounts.dlq").size() >= 2);
    }

    private AccountChanged groups(long version, List<String> groups) {
        return new AccountChanged(
                account.toString(), userName, "active", groups, version, "groups_changed", CREATED, null, null);
    }

    private AccountChanged changed(String status, long version) {
        return new AccountChanged(
                account.toString(), userName, status, List.of("user"), version, status, Instant.EPOCH, null, null);
    }

    private long refreshEvents(Object jti) {
        return topics.read("tillgate.tokens.v1").stream()
                .map(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                .filter(json -> json.contains("\"token_id\":\"" + jti + "\""))
                .count();
    }

    private Response signInAtPos() {
        return given().auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", userName, "password", PASSWORD))
                .post("/auth/token");
    }

    private static Response refreshAtPos(String refreshToken) {
        return given().header("Authorization", "Bearer " + refreshToken).post("/auth/refresh-token");
    }

    private static Response passwordGrant(String userName, String password) {
        return form().formParams(
                        "grant_type", "password", "client_id", "chimpy-pos", "username", userName, "password", password)
                .post("/oauth/token");
    }

    private static Response clientCredentialsWith(String credentials) {
        return form().header(
                        "Authorization",
                        "Basic "
                                + java.util.Base64.getEncoder()
                                        .encodeToString(credentials.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }

    private static Map<String, Object> introspect(String token) {
        return introspectAs("pos-admin", "pos-admin-secret", token);
    }

    private static Map<String, Object> introspectAs(String clientId, String secret, String token) {
        return form().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParam("token", token)
                .post("/oauth/introspect")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    private static void revoke(String token) {
        form().auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification form() {
        return given().contentType(ContentType.URLENC);
    }
}
