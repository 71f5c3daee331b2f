package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ClientResourceTest extends AdminFlow {

    @Test
    @DisplayName(
            "RFC 7591 §3.2.1: a client is registered, read, replaced, changed and deleted; the secret is shown once")
    void lifeOfAClient() {
        RequestSpecification admin = admin();
        Response made =
                admin.body(document(Map.of("access_token_lifetime", "PT10M"))).post("/clients");
        made.then()
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.endsWith("/clients/" + clientId))
                .header("ETag", "\"1\"")
                .header("Cache-Control", "no-store")
                .body("client_secret", notNullValue())
                .body("client_secret_expires_at", equalTo(0))
                .body("status", equalTo("enabled"))
                .body("$", not(hasKey("require_pkce")))
                .body("access_token_lifetime", equalTo("PT10M"));
        String secret = made.path("client_secret");
        clientCredentials(clientId, secret).then().statusCode(200).body("expires_in", equalTo(600));

        admin.get("/clients/" + clientId)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("$", not(hasKey("client_secret")));
        admin.body(document(Map.of())).post("/clients").then().statusCode(409);

        admin.header("If-Match", "\"1\"")
                .body(Map.of("scope", "menu:read", "client_name", "Robot 2"))
                .patch("/clients/" + clientId)
                .then()
                .statusCode(400) // default_scope is wider
                .body("violations.field", hasItem("default_scope"));
        admin().header("If-Match", "\"1\"")
                .body(Map.of("scope", "menu:read", "default_scope", "menu:read"))
                .patch("/clients/" + clientId)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("client_name", equalTo("Robot"));
        clientCredentials(clientId, secret).then().statusCode(200).body("scope", equalTo("menu:read"));
        admin().header("If-Match", "\"1\"")
                .body(document(Map.of()))
                .put("/clients/" + clientId)
                .then()
                .statusCode(412);
        admin().header("If-Match", "\"2\"")
                .body(document(Map.of("client_name", "Replaced")))
                .put("/clients/" + clientId)
                .then()
                .statusCode(200)
                .body("client_name", equalTo("Replaced"))
                .body("scope", equalTo("menu:read sales:read"));

        String token = clientCredentials(clientId, secret).path("access_token");
        admin().delete("/clients/" + clientId).then().statusCode(204);
        admin().get("/clients/" + clientId).then().statusCode(404);
        clientCredentials(clientId, secret).then().statusCode(401);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", false);
        admin().body(document(Map.of())).post("/clients").then().statusCode(409);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(topics.read("tillgate.clients.v1").stream()
                                .filter(record -> record.key().equals(clientId))
                                .map(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)))
                        .hasSize(4)
                        .allMatch(json -> json.contains("\"actor\":\"" + account) && !json.contains(secret)));
    }

    @Test
    @DisplayName("RFC 7591 §2: all errors of a document are reported at once, by field")
    void violations() {
        admin().body(document(Map.ofEntries(
                        Map.entry("client_name", "a<script>\u202e"),
                        Map.entry("logo_uri", "javascript:alert(1)"),
                        Map.entry("policy_uri", "http://client.example"),
                        Map.entry(
                                "redirect_uris",
                                List.of(
                                        "javascript:alert(1)",
                                        "data:text/html,x",
                                        "http://client.example/cb",
                                        "https://*.client.example/cb",
                                        "https://a@client.example/cb",
                                        "https://client.example/cb#x",
                                        "myapp:/cb",
                                        "/cb")),
                        Map.entry("grant_types", List.of("client_credentials", "magic")),
                        Map.entry("response_types", List.of("code")),
                        Map.entry("token_endpoint_auth_method", "none"),
                        Map.entry("require_pkce", false),
                        Map.entry("scope", "menu:read nobody:knows"),
                        Map.entry("jwks_uri", "https://169.254.169.254/jwks"),
                        Map.entry("backchannel_logout_uri", "https://10.0.0.1/logout"),
                        Map.entry("access_token_lifetime", "P2D"),
                        Map.entry("access_token_signed_response_alg", "HS256"),
                        Map.entry("introspect", "yes"),
                        Map.entry("client_secret", "chosen"),
                        Map.entry("client_id", account.toString()))))
                .post("/clients")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", org.hamcrest.Matchers.hasItems(fields()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u2800", " ", "\u00a0", "Till\u202e", "Till\u200b"})
    @DisplayName("The name of a client can be seen")
    void invisibleName(String name) {
        admin().body(document(Map.of("client_name", name)))
                .post("/clients")
                .then()
                .statusCode(400)
                .body("violations.field", org.hamcrest.Matchers.hasItems("client_name"));
    }

    private static String[] fields() {
        List<String> fields = new ArrayList<>(List.of(
                "client_name",
                "logo_uri",
                "policy_uri",
                "grant_types[1]",
                "grant_types",
                "response_types",
                "require_pkce",
                "scope",
                "jwks_uri",
                "backchannel_logout_uri",
                "access_token_lifetime",
                "access_token_signed_response_alg",
                "introspect",
                "client_secret",
                "client_id"));
        IntStream.range(0, 8).forEach(i -> fields.add("redirect_uris[" + i + "]"));
        return fields.toArray(String[]::new);
    }

    @Test
    @DisplayName("RFC 8252 §7: https, loopback http and private-use schemes are redirect URIs")
    void redirectUris() {
        admin().body(document(Map.of(
                        "grant_types",
                        List.of("authorization_code", "refresh_token"),
                        "token_endpoint_auth_method",
                        "none",
                        "redirect_uris",
                        List.of(
                                "https://client.example/cb?tenant=1",
                                "http://127.0.0.1/cb",
                                "http://[::1]:8080/cb",
                                "com.example.app:/cb"))))
                .post("/clients")
                .then()
                .statusCode(201)
                .body("response_types", equalTo(List.of("code")))
                .body("$", not(hasKey("client_secret")));
    }

    @Test
    @DisplayName("RFC 7591 §2: private, symmetric and useless keys are refused, and private_key_jwt needs some")
    void keys() {
        Map<String, Object> method = Map.of("token_endpoint_auth_method", "private_key_jwt");
        RequestSpecification admin = admin();
        admin.body(document(method)).post("/clients").then().statusCode(400).body("violations.field", hasItem("jwks"));
        for (Map<String, Object> key : List.<Map<String, Object>>of(
                Map.of("kty", "oct", "k", "c2VjcmV0", "kid", "a"),
                Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "d", "nWGx"),
                Map.of("kty", "OKP", "crv", "X25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))) {
            Map<String, Object> document = document(method);
            document.put("jwks", Map.of("keys", List.of(key)));
            admin.body(document).post("/clients").then().statusCode(400).body("violations.field", hasItem("jwks"));
        }
    }

    @Test
    @DisplayName(
            "RFC 7517 §5: a set without a key that is understood is refused; beside one that is, others are ignored")
    void keysNotUnderstood() {
        Map<String, Object> method = Map.of("token_endpoint_auth_method", "private_key_jwt");
        List<Object> bad = new ArrayList<>();
        bad.add(null);
        bad.add(7);
        bad.add(Map.of());
        bad.add(Map.of("kty", "RSA", "e", "AQAB"));
        bad.add(Map.of("kty", "EC", "crv", "brainpoolP256r1", "x", "AQAB", "y", "AQAB"));
        bad.add(Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB", "x5c", List.of(7)));
        for (Object key : bad) {
            Map<String, Object> document = document(method);
            document.put("jwks", Map.of("keys", Collections.singletonList(key)));
            admin().body(document).post("/clients").then().statusCode(400).body("violations.field", hasItem("jwks"));
        }
        Map<String, Object> document = document(method);
        bad.add(Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        document.put("jwks", Map.of("keys", bad));
        admin().body(document).post("/clients").then().statusCode(201);
    }

    @Test
    @DisplayName(
            "RFC 3986 §2: an address with a letter beyond ASCII is refused in every field: none could be sent to it")
    void onlyAscii() {
        Map<String, Object> document = document(Map.of(
                "grant_types", List.of("authorization_code"),
                "redirect_uris", List.of("https://rp.example/漢", "com.example.app:/é", "https://rp.example/a b"),
                "post_logout_redirect_uris", List.of("https://rp.example/ü")));
        List<String> fields = new ArrayList<>(
                List.of("redirect_uris[0]", "redirect_uris[1]", "redirect_uris[2]", "post_logout_redirect_uris[0]"));
        for (String field :
                List.of("client_uri", "logo_uri", "policy_uri", "tos_uri", "jwks_uri", "backchannel_logout_uri")) {
            document.put(field, "https://rp.example/漢");
            fields.add(field);
        }

        admin().body(document)
                .post("/clients")
                .then()
                .statusCode(400)
                .body("violations.field", org.hamcrest.Matchers.hasItems(fields.toArray(String[]::new)));
        admin().body(document(Map.of(
                        "grant_types",
                        List.of("authorization_code"),
                        "redirect_uris",
                        List.of("https://rp.example/%E6%BC%A2"))))
                .post("/clients")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"client_name\":\"R\",\"scope\":\"menu:read\",\"scope\":\"scopes:write\"}",
                "{\"client_name\":\"R\",\"jwks\":{\"keys\":[],\"keys\":[]}}",
                "{\"client_name\":\"R\"} and more",
                "{\"client_name\":\"R\"}{}"
            })
    @DisplayName("A document with duplicate names or trailing content is malformed")
    void oneReading(String body) {
        for (String path : List.of("/clients", "/clients/" + clientId)) {
            RequestSpecification call = admin().body(body);
            (path.equals("/clients") ? call.post(path) : call.patch(path))
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @Test
    @DisplayName("The list goes page by page; a cursor that was tampered with, or is of another list, is refused")
    void list() {
        RequestSpecification admin = admin();
        IntStream.range(0, 3)
                .forEach(i -> admin.body(document(Map.of("client_id", clientId + i)))
                        .post("/clients")
                        .then()
                        .statusCode(201));

        Response first = given().spec(admin())
                .queryParam("q", clientId)
                .queryParam("limit", 2)
                .get("/clients");
        first.then().statusCode(200).body("items.client_id", equalTo(List.of(clientId + 0, clientId + 1)));
        String cursor = first.path("next_cursor");
        given().spec(admin())
                .queryParam("q", clientId)
                .queryParam("cursor", cursor)
                .get("/clients")
                .then()
                .body("items.client_id", equalTo(List.of(clientId + 2)))
                .body("$", not(hasKey("next_cursor")));
        given().spec(admin())
                .queryParam("cursor", cursor)
                .get("/clients")
                .then()
                .statusCode(400);
        given().spec(admin())
                .queryParam("q", clientId)
                .queryParam("cursor", (cursor.startsWith("x") ? "y" : "x") + cursor.substring(1))
                .get("/clients")
                .then()
                .statusCode(400);
        given().spec(admin()).queryParam("limit", "1000").get("/clients").then().statusCode(400);
    }

    @Test
    @DisplayName(
            "Deny by default: non-administrators, modules and anonymous callers are refused; the scope is named (RFC"
                    + " 6750 §3)")
    void denied() {
        String user = signInAtPos().path("access_token");
        given().auth()
                .oauth2(user)
                .get("/clients")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"admin\"");
        given().auth()
                .oauth2(user)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/clients")
                .then()
                .statusCode(403);
        String secret = admin().body(document(Map.of("scope", "admin", "audience", List.of("http://localhost:8080"))))
                .post("/clients")
                .path("client_secret");
        String module = clientCredentials(clientId, secret).path("access_token");
        given().auth().oauth2(module).get("/clients").then().statusCode(403);
        given().auth().oauth2(module).delete("/clients/" + clientId).then().statusCode(403);
        given().get("/clients").then().statusCode(401);
    }

    @Test
    @DisplayName("A disabled client gets no tokens and loses those it has; once enabled, it gets new ones")
    void disable() {
        RequestSpecification admin = admin();
        String secret = admin.body(document(Map.of())).post("/clients").path("client_secret");
        String token = clientCredentials(clientId, secret).path("access_token");

        admin.body(Map.of("status", "disabled"))
                .patch("/clients/" + clientId)
                .then()
                .statusCode(200);

        clientCredentials(clientId, secret).then().statusCode(401);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", false);
        admin.body(Map.of("status", "enabled"))
                .patch("/clients/" + clientId)
                .then()
                .statusCode(200);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", false);
        String fresh = clientCredentials(clientId, secret).path("access_token");
        assertThat(introspectAs("backoffice", "backoffice-secret", fresh)).containsEntry("active", true);
    }

    @Test
    @DisplayName("A refresh token issued before a client was disabled stays invalid when it is enabled again")
    void refreshAfterDisable() {
        RequestSpecification admin = admin();
        String secret = admin.body(document(Map.of("grant_types", List.of("password", "refresh_token"))))
                .post("/clients")
                .path("client_secret");
        Response tokens = form().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParams("grant_type", "password", "username", userName, "password", PASSWORD)
                .formParam("scope", "offline_access menu:read sales:read")
                .post("/oauth/token");
        admin.body(Map.of("scope", "menu:read", "default_scope", "menu:read"))
                .patch("/clients/" + clientId)
                .then()
                .statusCode(200);
        Response narrower = refresh(secret, tokens.path("refresh_token"));
        narrower.then().statusCode(200).body("scope", equalTo("menu:read offline_access"));

        admin.body(Map.of("status", "disabled"))
                .patch("/clients/" + clientId)
                .then()
                .statusCode(200);
        admin.body(Map.of("status", "enabled"))
                .patch("/clients/" + clientId)
                .then()
                .statusCode(200);

        refresh(secret, narrower.path("refresh_token")).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    @DisplayName("A client disabled during many token requests has no valid token after the answer")
    void disableDuringIssue() {
        RequestSpecification admin = admin();
        String secret = admin.body(document(Map.of())).post("/clients").path("client_secret");
        List<String> issued = new CopyOnWriteArrayList<>();
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Void>> storm = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> {
                                while (!isOver.get()) {
                                    Response answer = clientCredentials(clientId, secret);
                                    if (answer.statusCode() == 200) {
                                        issued.add(answer.path("access_token"));
                                    }
                                }
                            },
                            threads))
                    .toList();
            await().atMost(10, SECONDS).until(() -> issued.size() > 20);
            Response disabled = admin.body(Map.of("status", "disabled")).patch("/clients/" + clientId);
            disabled.then().statusCode(200);
            isOver.set(true);
            storm.forEach(CompletableFuture::join);
        } finally {
            isOver.set(true);
            threads.shutdown();
        }
        admin.body(Map.of("status", "enabled"))
                .patch("/clients/" + clientId)
                .then()
                .statusCode(200);

        assertThat(issued)
                .allSatisfy(token -> assertThat(introspectAs("backoffice", "backoffice-secret", token))
                        .containsEntry("active", false));
    }

    private Response refresh(String secret, String refreshToken) {
        return form().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParams("grant_type", "refresh_token", "refresh_token", refreshToken)
                .post("/oauth/token");
    }
}
