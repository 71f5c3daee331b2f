package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BulkRevocationsTest extends ModuleFlow {
    private final UUID administrator = UUID.randomUUID();
    private final String adminName = "root-" + administrator;
    private String admin = "";

    @BeforeEach
    void administrator() {
        userService.put(administrator, adminName, PASSWORD, "active", List.of("user", "administrator"), 1, CREATED);
        admin = adminToken();
    }

    /** Orders that follow each other date what comes later a second further each time. */
    @AfterEach
    void untilTimesAreUsualAgain() {
        await().atMost(60, SECONDS).until(() -> (Boolean) value("SELECT max(tokens_not_before) <= now() FROM client"));
    }

    @Test
    @DisplayName(
            "account: its grants, API keys, opaque tokens, sessions and apps' tokens are revoked; it may sign in again")
    void account() {
        Response first = signInAtPos();
        String jwt = passwordGrant(userName, PASSWORD).path("access_token");
        String key = key("menu:read");
        String app = appToken(first.path("access_token"));
        assertThat(isActive(app)).isTrue();

        Response dry = kill("?dry_run=true", Map.of("account", account.toString()));
        assertThat(isActive(jwt)).isTrue();
        Response done = kill("", Map.of("account", account.toString(), "reason", "a till was stolen"));

        assertThat(counts(dry)).isEqualTo(counts(done));
        done.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("target", equalTo("account"))
                .body("value", equalTo(account.toString()))
                .body("dry_run", equalTo(false))
                .body("grants", equalTo(2))
                .body("clients", equalTo(3))
                .body("accounts", equalTo(1))
                .body("api_keys", equalTo(1))
                .body("opaque_tokens", equalTo(1))
                .body("sessions", equalTo(1))
                .body("own_token_ends", equalTo(false));
        dry.then().body("dry_run", equalTo(true));
        for (String token : List.of(jwt, app)) {
            assertThat(isActive(token)).isFalse();
        }
        assertThat(introspect(first.path("access_token"))).isEqualTo(Map.of("active", false));
        assertThat(isKeyActive(key)).isFalse();
        refreshAtPos(first.path("refresh_token")).then().statusCode(401);
        assertThat(visitor.open(request(MODULE, "menu:read")).path()).startsWith("/sign-in");
        assertThat(introspect(signInAtPos().path("access_token"))).containsEntry("active", true);
        assertThat(records("sub:" + account))
                .singleElement()
                .satisfies(record -> assertThat(reason(record)).isEqualTo("kill_switch"));
    }

    @Test
    @DisplayName("The audit event contains who, from where, why and how much was revoked; a dry run changes nothing")
    void audited() {
        signInAtPos();
        Response dry = kill("?dry_run=true", Map.of("account", account.toString(), "reason", "only asking"));
        assertThat(dry.statusCode()).isEqualTo(200);

        asAdmin()
                .header("X-Forwarded-For", "192.0.2.77")
                .body(Map.of("account", account.toString(), "reason", "a till was stolen"))
                .post("/revocations")
                .then()
                .statusCode(200);

        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(ordered(account.toString()))
                        .singleElement()
                        .asString()
                        .contains("\"target\":\"account\"", "\"reason\":\"a till was stolen\"", "\"grants\":1")
                        .contains("\"actor\":\"" + administrator + "\"", "\"address\":\"192.0.2.77\"")
                        .contains("\"client_id\":\"pos-admin\""));
    }

    @Test
    @DisplayName("client: only its grants and tokens are revoked; a repetition revokes those issued since")
    void client() {
        Response grant = passwordGrant(userName, PASSWORD);
        String jwt = grant.path("access_token");
        String other = signInAtPos().path("access_token");

        long dying =
                kill("?dry_run=true", Map.of("client", "chimpy-pos")).jsonPath().getLong("grants");
        Response done = kill("", Map.of("client", "chimpy-pos"));

        assertThat(dying).isPositive();
        done.then().body("grants", equalTo((int) dying)).body("clients", equalTo(1));
        assertThat(isActive(jwt)).isFalse();
        assertThat(introspect(other)).containsEntry("active", true);
        given().auth().oauth2(other).get("/grants?client_id=chimpy-pos").then().body("items.size()", equalTo(0));
        Response again = kill("", Map.of("client", "chimpy-pos"));
        again.then().statusCode(200).body("grants", equalTo(0)).body("accounts", equalTo(0));
        assertThat(isActive(passwordGrant(userName, PASSWORD).path("access_token")))
                .isTrue();
    }

    @RepeatedTest(3)
    @DisplayName("Tokens issued between two revocations within a second are revoked by the second one")
    void twiceInASecond() {
        for (String kind : List.of("client", "scope", "issued_before")) {
            admin = adminToken();
            kill("", Map.of("client", "backoffice")).then().statusCode(200);
            String between = clientCredentials("menu:read");
            assertThat(isActive(between)).isTrue();
            String value = Map.of(
                            "client", "backoffice",
                            "scope", "menu:read",
                            "issued_before", Instant.now().toString())
                    .get(kind);

            kill("", Map.of(kind, value)).then().statusCode(200);

            assertThat(isActive(between)).isFalse();
            assertThat(isActive(clientCredentials("menu:read"))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"scope, sales:read", "client, chimpy-pos"})
    @DisplayName(
            "Tokens that an earlier revocation of their account dated ahead are revoked too, at every resource server")
    void datedAheadByTheAccount(String kind, String value) throws ParseException {
        passwordGrant(userName, PASSWORD).then().statusCode(200);
        Instant ahead = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(4);
        change("UPDATE account SET tokens_not_before = $1 WHERE id = $2", ahead.atOffset(ZoneOffset.UTC), account);
        String token = passwordGrant(userName, PASSWORD).path("access_token");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getLongClaim("counts_from"))
                .isEqualTo(ahead.getEpochSecond());

        kill("", Map.of(kind, value)).then().statusCode(200);

        assertThat(value(
                        "SELECT not_before > $1 FROM revocation WHERE key = $2",
                        ahead.atOffset(ZoneOffset.UTC),
                        kind + ":" + value))
                .isEqualTo(true);
        assertThat(isActive(passwordGrant(userName, PASSWORD).path("access_token")))
                .isTrue();
    }

    @Test
    @DisplayName("grant: one is revoked, once; the account's others stay valid")
    void grant() {
        Response killed = signInAtPos();
        Response kept = signInAtPos();
        String id = (String) introspect(killed.path("access_token")).get("grant_id");

        Response done = kill("", Map.of("grant", id));

        done.then().body("grants", equalTo(1)).body("opaque_tokens", equalTo(1)).body("accounts", equalTo(1));
        assertThat(introspect(killed.path("access_token"))).isEqualTo(Map.of("active", false));
        assertThat(introspect(kept.path("access_token"))).containsEntry("active", true);
        kill("", Map.of("grant", id))
                .then()
                .statusCode(200)
                .body("grants", equalTo(0))
                .body("opaque_tokens", equalTo(0));
        assertThat(records("grant:" + id)).hasSize(1);
    }

    @Test
    @DisplayName("scope: tokens, grants and API keys with it are revoked, others stay; a new sign-in grants it again")
    void scope() {
        Response holding = passwordGrant(userName, PASSWORD);
        String jwt = holding.path("access_token");
        String key = key("sales:read");
        String otherKey = key("menu:read");
        String holdsNot = clientCredentials("menu:read");

        Response dry = kill("?dry_run=true", Map.of("scope", "sales:read"));
        Response done = kill("", Map.of("scope", "sales:read"));

        assertThat(counts(dry)).isEqualTo(counts(done));
        assertThat(isActive(jwt)).isFalse();
        assertThat(isKeyActive(key)).isFalse();
        assertThat(isKeyActive(otherKey)).isTrue();
        assertThat(isActive(holdsNot)).isTrue();
        form().formParams(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "chimpy-pos",
                        "refresh_token",
                        String.valueOf((Object) holding.path("refresh_token"))))
                .post("/oauth/token")
                .then()
                .statusCode(400);
        String again = passwordGrant(userName, PASSWORD).path("access_token");
        assertThat(introspectAs("backoffice", "backoffice-secret", again)).containsEntry("active", true);
        assertThat((String)
                        introspectAs("backoffice", "backoffice-secret", again).get("scope"))
                .contains("sales:read");
    }

    @Test
    @DisplayName("api_key: one is revoked; its owner's others stay valid")
    void apiKey() {
        String killed = key("menu:read");
        Object id = keys().get(0).get("id");
        String kept = key("menu:read");

        kill("", Map.of("api_key", id)).then().body("api_keys", equalTo(1)).body("grants", equalTo(0));

        assertThat(isKeyActive(killed)).isFalse();
        assertThat(isKeyActive(kept)).isTrue();
        kill("", Map.of("api_key", id)).then().statusCode(200).body("api_keys", equalTo(0));
    }

    @Test
    @DisplayName("signing_key: its tokens are revoked, the next key signs, grants stay; a repetition changes nothing")
    void signingKey() {
        String jwt = passwordGrant(userName, PASSWORD).path("access_token");
        String kid = kidOf(jwt);
        kill("?dry_run=true", Map.of("signing_key", kid)).then().statusCode(200).body("grants", equalTo(0));
        assertThat(isActive(jwt)).isTrue();

        kill("", Map.of("signing_key", kid, "reason", "seen in a log")).then().statusCode(200);

        assertThat(isActive(jwt)).isFalse();
        String next = passwordGrant(userName, PASSWORD).path("access_token");
        assertThat(kidOf(next)).isNotEqualTo(kid);
        assertThat(isActive(next)).isTrue();
        kill("", Map.of("signing_key", kid)).then().statusCode(200).body("clients", equalTo(0));
        assertThat(records("kid:" + kid)).hasSizeBetween(1, 2);
        await().atMost(10, SECONDS).untilAsserted(() -> assertThat(ordered(kid)).hasSize(2));
    }

    @Test
    @DisplayName("RFC 3339 §5.7: issued_before may be a leap second")
    void leapSecond() {
        kill("?dry_run=true", Map.of("issued_before", "2016-12-31T23:59:60Z"))
                .then()
                .statusCode(200)
                .body("value", equalTo("2017-01-01T00:00:00Z"));
    }

    @Test
    @DisplayName(
            "issued_before: everything older is revoked, also grants refreshed since; everything newer stays valid")
    void issuedBefore() {
        Response old = passwordGrant(userName, PASSWORD);
        String key = key("menu:read");
        change("UPDATE oauth_grant SET created_at = created_at - interval '1 hour' WHERE account_id = $1", account);
        change("UPDATE api_key SET created_at = created_at - interval '1 hour' WHERE account_id = $1", account);
        String young = signInAtPos().path("access_token");
        Instant time = Instant.now().minusSeconds(1800);

        Response dry = kill("?dry_run=true", Map.of("issued_before", time.toString()));
        Response done = kill(
                "", Map.of("issued_before", time.atOffset(ZoneOffset.ofHours(2)).toString()));

        assertThat(counts(dry)).isEqualTo(counts(done));
        done.then().body("value", equalTo(time.toString())).body("own_token_ends", equalTo(false));
        assertThat(done.jsonPath().getLong("grants")).isPositive();
        assertThat(isActive(old.path("access_token"))).isFalse();
        assertThat(isKeyActive(key)).isFalse();
        assertThat(introspect(young)).containsEntry("active", true);
    }

    @Test
    @DisplayName(
            "issued_before now: everything is revoked, including the administrator's token, as reported; sign-in works"
                    + " at once")
    void everything() {
        Response before = signInAtPos();
        String client = clientCredentials("menu:read");
        String key = key("menu:read");
        visitor.open(request(MODULE, "menu:read"));
        String now = Instant.now().toString();

        kill("?dry_run=true", Map.of("issued_before", now)).then().body("own_token_ends", equalTo(true));
        kill("", Map.of("issued_before", now)).then().statusCode(200).body("own_token_ends", equalTo(true));

        assertThat(introspect(before.path("access_token"))).isEqualTo(Map.of("active", false));
        assertThat(introspect(admin)).isEqualTo(Map.of("active", false));
        assertThat(isActive(client)).isFalse();
        assertThat(isKeyActive(key)).isFalse();
        refreshAtPos(before.path("refresh_token")).then().statusCode(401);
        assertThat(visitor.open(request(MODULE, "menu:read")).path()).startsWith("/sign-in");
        assertThat(introspect(signInAtPos().path("access_token"))).containsEntry("active", true);
        assertThat(isActive(clientCredentials("menu:read"))).isTrue();
    }

    @Test
    @DisplayName("A record with an older time does not replace a newer one: nothing revoked becomes valid again")
    void neverNarrower() {
        kill("", Map.of("client", "kiosk")).then().statusCode(200);
        kill("", Map.of("issued_before", Instant.now().minusSeconds(3600).toString()))
                .then()
                .statusCode(200);

        await().atMost(10, SECONDS).untilAsserted(() -> {
            List<Long> times = records("client:kiosk").stream()
                    .map(BulkRevocationsTest::notBefore)
                    .toList();
            assertThat(times).hasSizeGreaterThanOrEqualTo(2).isSorted();
        });
    }

    @Test
    @DisplayName("The response reports if the administrator's own token is revoked, for every target")
    void ownToken() {
        Map<String, Object> own = introspect(admin);
        for (Map<String, Object> target : List.<Map<String, Object>>of(
                Map.of("account", administrator.toString()),
                Map.of("client", "pos-admin"),
                Map.of("grant", own.get("grant_id")),
                Map.of("scope", "admin"))) {
            kill("?dry_run=true", target).then().statusCode(200).body("own_token_ends", equalTo(true));
        }
        kill("?dry_run=true", Map.of("client", "chimpy-pos")).then().body("own_token_ends", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"x\"",
                "{}",
                "{\"reason\":\"x\"}",
                "{\"account\":\"ada\"}",
                "{\"account\":null}",
                "{\"account\":{}}",
                "{\"grant\":\"1\"}",
                "{\"api_key\":7}",
                "{\"client\":\"\"}",
                "{\"client\":\"a\\u0000b\"}",
                "{\"scope\":[\"menu:read\"]}",
                "{\"issued_before\":\"yesterday\"}",
                "{\"issued_before\":\"2026-01-01\"}",
                "{\"issued_before\":\"2026-01-01T12:00:60Z\"}",
                "{\"issued_before\":\"9999-01-01T00:00:00Z\"}",
                "{\"issued_before\":\"-999999-01-01T00:00:00Z\"}",
                "{\"issued_before\":1700000000}",
                "{\"client\":\"kiosk\",\"scope\":\"menu:read\"}",
                "{\"client\":\"kiosk\",\"client\":\"ledger\"}",
                "{\"client\":\"kiosk\",\"dry_run\":true}",
                "{\"client\":\"kiosk\",\"acount\":\"x\"}",
                "{\"client\":\"kiosk\",\"reason\":\"\"}",
                "{\"client\":\"kiosk\",\"reason\":null}",
                "{\"client\":\"kiosk\",\"reason\":\"a\\nb\"}",
                "{\"client\":\"kiosk\"} x"
            })
    @DisplayName("A body without exactly one target, or with an unknown member, is 400 and changes nothing")
    void badBody(String body) {
        asAdmin().body(body).post("/revocations").then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?dry_run", "?dry_run=", "?dry_run=yes", "?dry_run=true&dry_run=true", "?dryrun=true", "?x=1"})
    @DisplayName("A query that might be a misspelt dry run is 400")
    void badQuery(String query) {
        kill(query, Map.of("client", "kiosk"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "violations.message",
                        hasItem(query.contains("dry_run") ? "must be true or false, once" : "is not known"));
    }

    @Test
    @DisplayName("A target that there is not is 404; other media types are 415")
    void unknown() {
        String nobody = UUID.randomUUID().toString();
        for (String kind : List.of("account", "client", "grant", "scope", "api_key", "signing_key")) {
            kill("", Map.of(kind, nobody)).then().statusCode(404).contentType("application/problem+json");
        }
        asAdmin()
                .contentType(ContentType.URLENC)
                .formParam("client", "kiosk")
                .post("/revocations")
                .then()
                .statusCode(415);
    }

    @Test
    @DisplayName("Only administrators may revoke in bulk, also in dry runs: without a token 401, with another's 403")
    void administratorsOnly() {
        String user = signInAtPos().path("access_token");
        for (String query : List.of("", "?dry_run=true")) {
            given().contentType(ContentType.JSON)
                    .body(Map.of("client", "kiosk"))
                    .post("/revocations" + query)
                    .then()
                    .statusCode(401);
            given().auth()
                    .oauth2(user)
                    .contentType(ContentType.JSON)
                    .body(Map.of("client", "kiosk"))
                    .post("/revocations" + query)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
    }

    private String adminToken() {
        return given().auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", adminName, "password", PASSWORD))
                .post("/auth/token")
                .path("access_token");
    }

    private RequestSpecification asAdmin() {
        return given().auth().oauth2(admin).contentType(ContentType.JSON);
    }

    private Response kill(String query, Map<String, ?> body) {
        return asAdmin().urlEncodingEnabled(false).body(body).post("/revocations" + query);
    }

    private static String appToken(String bearer) {
        Response app = given().auth()
                .oauth2(bearer)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Stock list"))
                .post("/apps");
        return given().contentType(ContentType.JSON)
                .body(Map.of("clientId", app.path("clientId"), "clientSecret", app.path("clientSecret")))
                .post("/apps/auth")
                .path("accessToken");
    }

    private static String clientCredentials(String scope) {
        return form().auth()
                .preemptive()
                .basic("backoffice", "backoffice-secret")
                .formParams("grant_type", "client_credentials", "scope", scope)
                .post("/oauth/token")
                .path("access_token");
    }

    private static Map<String, Object> counts(Response response) {
        response.then().statusCode(200);
        Map<String, Object> counts = response.jsonPath().getMap("$");
        counts.remove("dry_run");
        return counts;
    }

    private List<String> ordered(String value) {
        return topics.read("tillgate.tokens.v1").stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(json -> json.contains("\"value\":\"" + value + "\""))
                .toList();
    }

    private List<Map<String, Object>> records(String key) {
        return await().atMost(10, SECONDS)
                .until(
                        () -> topics.read("tillgate.revocations.v1").stream()
                                .filter(record -> key.equals(record.key()))
                                .map(record -> claims(new String(record.value(), StandardCharsets.US_ASCII)))
                                .toList(),
                        found -> !found.isEmpty());
    }

    private static Map<String, Object> claims(String compact) {
        try {
            return JWSObject.parse(compact).getPayload().toJSONObject();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kidOf(String jwt) {
        try {
            return JWSObject.parse(jwt).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object reason(Map<String, Object> claims) {
        return ((Map<?, ?>) ((Map<?, ?>) claims.get("events")).get("https://tillgate.io/secevent/revoked"))
                .get("reason");
    }

    private static long notBefore(Map<String, Object> claims) {
        return ((Number) claims.get("not_before")).longValue();
    }
}
