package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.event.AccountChanged;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiKeyTest extends ModuleFlow {

    @Test
    @DisplayName("GET /api-keys shows id, app, host, scopes, times and prefix; never the key")
    void listed() {
        Instant before = Instant.now().minusSeconds(1);
        String key = key("menu:read,sales:read");

        Map<String, Object> listed = only();

        assertThat(listed)
                .containsEntry("callback_host", "loyalty.example")
                .containsEntry("scopes", List.of("menu:read", "sales:read"))
                .containsEntry("prefix", key.substring(0, 11))
                .containsEntry("last_used_at", null)
                .containsEntry("expires_at", null)
                .containsKeys("id", "app");
        assertThat(Instant.parse((String) listed.get("created_at"))).isAfter(before);
        assertThat(listed.toString()).doesNotContain(key.substring(12));
    }

    @Test
    @DisplayName(
            "Introspection of a key: active, its account, scopes and groups, key_id and jti, the asker's audience, no exp")
    void introspected() {
        String key = key("menu:read,sales:read");
        Map<String, Object> answer = introspectKey(key);

        Object id = only().get("id");
        assertThat(answer)
                .containsEntry("active", true)
                .containsEntry("sub", account.toString())
                .containsEntry("username", userName)
                .containsEntry("scope", "menu:read sales:read")
                .containsEntry("groups", List.of("user", "master"))
                .containsEntry("key_id", id)
                .containsEntry("jti", "key:" + id)
                .containsEntry("token_type", "api_key")
                .containsEntry("iss", ISSUER)
                .containsEntry("aud", List.of(API))
                .containsKeys("iat", "as_of")
                .doesNotContainKeys("exp", "client_id", "grant_id");
        assertThat(introspectAs("stranger", "stranger-secret", key))
                .containsEntry("aud", List.of("https://other.example"));
    }

    @Test
    @DisplayName("A client that is no resource server learns nothing of a key; token_type_hint=api_key is understood")
    void notTheirBusiness() {
        String key = key("menu:read");
        assertThat(introspect(key)).isEqualTo(Map.of("active", false));
        assertThat(introspectKey(key + "x")).isEqualTo(Map.of("active", false));
        assertThat(introspectKey("tg_00000000_" + "a".repeat(43))).isEqualTo(Map.of("active", false));
        form().auth()
                .preemptive()
                .basic("backoffice", "backoffice-secret")
                .formParams("token", key, "token_type_hint", "api_key")
                .post("/oauth/introspect")
                .then()
                .statusCode(200)
                .body("active", equalTo(true));
    }

    @Test
    @DisplayName("DELETE /api-keys/{id} revokes a key: inactive at once, not listed, and 404 the second time")
    void revoked() {
        String key = key("menu:read");
        String token = signInAtPos().path("access_token");
        Object id = only().get("id");

        given().auth().oauth2(token).delete("/api-keys/" + id).then().statusCode(204);

        assertThat(introspectKey(key)).isEqualTo(Map.of("active", false));
        assertThat(keys()).isEmpty();
        given().auth().oauth2(token).delete("/api-keys/" + id).then().statusCode(404);
    }

    @Test
    @DisplayName(
            "Others' keys and malformed ids are 404; without the scope account 403 names it (RFC 6750 §3), without a"
                    + " token 401")
    void others() {
        key("menu:read");
        Object id = only().get("id");
        UUID stranger = UUID.randomUUID();
        userService.put(stranger, "bob-" + stranger, PASSWORD, "active", List.of("user"), 1, CREATED);
        String theirs = passwordGrant("bob-" + stranger, PASSWORD).path("access_token");

        given().auth().oauth2(theirs).delete("/api-keys/" + id).then().statusCode(404);
        given().auth().oauth2(theirs).delete("/api-keys/none").then().statusCode(404);
        given().auth().oauth2(theirs).delete("/api-keys/" + stranger).then().statusCode(404);
        given().auth().oauth2(theirs).get("/api-keys").then().statusCode(200).body("$", hasSize(0));
        given().get("/api-keys").then().statusCode(401);
        String narrow = form().formParams(Map.of(
                        "grant_type", "password",
                        "client_id", "chimpy-pos",
                        "username", userName,
                        "password", PASSWORD,
                        "scope", "menu:read"))
                .post("/oauth/token")
                .path("access_token");
        given().auth()
                .oauth2(narrow)
                .get("/api-keys")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"account\"");
        given().auth()
                .oauth2(narrow)
                .get("/grants")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"account\"");
        assertThat(keys()).hasSize(1);
    }

    @Test
    @DisplayName(
            "A revoked key has a signed record key:<id>; making and ending it are events, with its id and prefix alone")
    void events() {
        String key = key("menu:read");
        String id = (String) only().get("id");
        given().auth()
                .oauth2(signInAtPos().path("access_token"))
                .delete("/api-keys/" + id)
                .then()
                .statusCode(204);

        await().atMost(10, SECONDS).untilAsserted(() -> {
            assertThat(types()).contains("ConsentGranted", "ApiKeyIssued", "ApiKeyRevoked");
            assertThat(topics.read("tillgate.revocations.v1"))
                    .filteredOn(record -> ("key:" + id).equals(record.key()))
                    .singleElement()
                    .satisfies(record -> assertThat(reason(record)).isEqualTo("key_revoked"));
        });
        for (String topic : List.of("tillgate.tokens.v1", "tillgate.revocations.v1")) {
            assertThat(topics.read(topic))
                    .noneMatch(
                            record -> new String(record.value(), StandardCharsets.UTF_8).contains(key.substring(12)));
        }
        answer(consentPage("menu:read"), "refuse");
        await().atMost(10, SECONDS).untilAsserted(() -> assertThat(types()).contains("ConsentDenied"));
    }

    @Test
    @DisplayName("A key is narrowed to what its account's groups may grant now, and to what is registered now")
    void narrowed() {
        String key = key("menu:read,sales:read,menu:write");
        change("UPDATE account SET groups = '{user}' WHERE id = $1", account);
        assertThat(introspectKey(key)).containsEntry("active", true).containsEntry("scope", "menu:read");

        change("UPDATE account SET groups = '{user,master}' WHERE id = $1", account);
        change("UPDATE scope SET active = false WHERE namespace = 'menu:write'");
        try {
            assertThat(introspectKey(key)).containsEntry("scope", "menu:read sales:read");
        } finally {
            change("UPDATE scope SET active = true WHERE namespace = 'menu:write'");
        }
    }

    @Test
    @DisplayName("A lost group invalidates cached answers about a key, not the key: the next answer has a later as_of")
    void groupLost() {
        String key = key("menu:read,sales:read");
        topics.send(told("active", List.of("user"), 5, CREATED));

        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(introspectKey(key)).containsEntry("scope", "menu:read"));
        long asOf = ((Number) introspectKey(key).get("as_of")).longValue();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(topics.read("tillgate.revocations.v1"))
                        .filteredOn(record -> ("sub:" + account).equals(record.key()))
                        .isNotEmpty()
                        .allSatisfy(record -> assertThat(notBefore(record)).isLessThanOrEqualTo(asOf)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "deleted"})
    @DisplayName("The keys of a disabled or deleted account are revoked permanently")
    void accountEnded(String status) {
        String key = key("menu:read");
        topics.send(told(status, List.of("user", "master"), 5, CREATED));
        await().atMost(10, SECONDS).until(() -> !isKeyActive(key));
        await().atMost(10, SECONDS)
                .until(() -> value("SELECT revocation_reason FROM api_key WHERE account_id = $1", account) != null);

        topics.send(told("active", List.of("user", "master"), 6, CREATED));
        await().atMost(10, SECONDS)
                .until(() -> "active".equals(value("SELECT status FROM account WHERE id = $1", account)));

        assertThat(isKeyActive(key)).isFalse();
    }

    @Test
    @DisplayName("While its account is locked a key is inactive; afterwards it is active again")
    void locked() {
        String key = key("menu:read");
        change("UPDATE account SET locked_until = now() + interval '1 minute' WHERE id = $1", account);
        assertThat(introspectKey(key)).isEqualTo(Map.of("active", false));
        change("UPDATE account SET locked_until = 'epoch' WHERE id = $1", account);
        assertThat(isKeyActive(key)).isTrue();
    }

    @Test
    @DisplayName("A new password ends the keys that were consented to with the old one, and no others")
    void passwordChanged() {
        String key = key("menu:read");
        String id = (String) only().get("id");
        Instant changedAt = Instant.now();
        topics.send(new AccountChanged(
                account.toString(),
                userName,
                "active",
                List.of("user", "master"),
                5,
                "password_changed",
                changedAt,
                null,
                null));
        await().atMost(10, SECONDS).until(() -> !isKeyActive(key));
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(topics.read("tillgate.revocations.v1"))
                        .anyMatch(record -> ("key:" + id).equals(record.key())));

        userService.put(account, userName, PASSWORD, "active", List.of("user", "master"), 5, changedAt);
        assertThat(isKeyActive(key("menu:read"))).isTrue();
    }

    @Test
    @DisplayName("Signing out everywhere ends the keys, ending the browser sessions does not")
    void signedOut() {
        String key = key("menu:read");
        String token = signInAtPos().path("access_token");
        given().auth().oauth2(token).delete("/oauth/sessions").then().statusCode(204);
        assertThat(isKeyActive(key)).isTrue();

        given().auth().oauth2(token).delete("/grants").then().statusCode(204);

        assertThat(isKeyActive(key)).isFalse();
    }

    @Test
    @DisplayName("A key is inactive after its expiry, which introspection shows")
    void expires() {
        String key = key("menu:read");
        change("UPDATE api_key SET expires_at = now() + interval '1 hour' WHERE account_id = $1", account);
        assertThat(introspectKey(key)).containsKey("exp");
        change("UPDATE api_key SET expires_at = now() - interval '1 second' WHERE account_id = $1", account);
        assertThat(introspectKey(key)).isEqualTo(Map.of("active", false));
        assertThat(keys()).isEmpty();
    }

    @Test
    @DisplayName("The last use is recorded at most once per interval")
    void lastUsed() {
        String key = key("menu:read");
        introspectKey(key);
        Object first = only().get("last_used_at");
        assertThat(Duration.between(Instant.parse((String) first), Instant.now()))
                .isLessThan(Duration.ofSeconds(30));

        introspectKey(key);
        assertThat(only().get("last_used_at")).isEqualTo(first);

        change("UPDATE api_key SET last_used_at = now() - interval '2 minutes' WHERE account_id = $1", account);
        introspectKey(key);
        assertThat(Instant.parse((String) only().get("last_used_at"))).isAfterOrEqualTo(Instant.parse((String) first));
    }

    @Test
    @DisplayName("At this service's own endpoints a key acts as a bearer token does, in its own header alone")
    void ownEndpoints() {
        String key = key("account");
        withKey(key).get("/apps").then().statusCode(200);
        withKey(key).get("/api-keys").then().statusCode(200).body("$", hasSize(1));
        given().auth().oauth2(key).get("/apps").then().statusCode(401);
        withKey(key("menu:read")).get("/apps").then().statusCode(403);
        withKey("tg_00000000_" + "a".repeat(43)).get("/apps").then().statusCode(401);
        withKey("").get("/apps").then().statusCode(401);
        String token = signInAtPos().path("access_token");
        withKey(key).auth().oauth2(token).get("/apps").then().statusCode(401);
        given().header("X-API-KEY", key, key).get("/apps").then().statusCode(401);
        assertThat(form().formParam("access_token", key).post("/userinfo").statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("No app outlives a stolen key: a key can list apps, but not create, change or delete them")
    void appsAreBeyondKeys() {
        String key = key("account");
        String token = signInAtPos().path("access_token");
        String clientId = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Stock list"))
                .post("/apps")
                .path("clientId");
        String path = "/apps/" + clientId;

        List<Response> refused = List.of(
                withKey(key)
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "Thief"))
                        .post("/apps"),
                withKey(key).contentType(ContentType.JSON).body("{}").post(path + "/secret"),
                withKey(key).delete(path));

        assertThat(refused)
                .allSatisfy(answer -> answer.then()
                        .statusCode(403)
                        .contentType("application/problem+json")
                        .body("title", equalTo("An API key may not do this")));
        withKey(key).get("/apps").then().statusCode(200).body("clientId", contains(clientId));
        withKey(key).get(path).then().statusCode(200);
    }

    @Test
    @DisplayName("A key is stored nowhere in plain text, and appears on no page after the redirect")
    void nothingSecretAtRest() {
        String key = key("menu:read");
        StringBuilder rest = new StringBuilder();
        pool.query("SELECT query_to_xml('TABLE ' || quote_ident(tablename), true, false, '')::text FROM pg_tables"
                        + " WHERE schemaname = 'public'")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(20))
                .forEach(row -> rest.append(row.getString(0)));
        assertThat(rest).contains(key.substring(0, 11)).doesNotContain(key.substring(12));
    }

    private Map<String, Object> only() {
        List<Map<String, Object>> keys = keys();
        assertThat(keys).hasSize(1);
        return keys.get(0);
    }

    private static RequestSpecification withKey(String key) {
        return given().header("X-API-KEY", key);
    }

    private List<String> types() {
        return topics.read("tillgate.tokens.v1").stream()
                .filter(record -> account.toString().equals(record.key()))
                .map(record -> new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static String reason(ConsumerRecord<String, byte[]> record) {
        Map<String, Object> events = (Map<String, Object>) claims(record).get("events");
        Map<String, Object> revoked = (Map<String, Object>) events.get("https://tillgate.io/secevent/revoked");
        return String.valueOf(revoked.get("reason"));
    }

    private static long notBefore(ConsumerRecord<String, byte[]> record) {
        return ((Number) claims(record).get("not_before")).longValue();
    }

    private static Map<String, Object> claims(ConsumerRecord<String, byte[]> record) {
        try {
            return SignedJWT.parse(new String(record.value(), StandardCharsets.UTF_8))
                    .getPayload()
                    .toJSONObject();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
