package io.tillgate.auth.key.rotation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.TokenFlow;
import io.tillgate.auth.key.KeyHistory;
import io.tillgate.auth.key.KeyRepository;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.KeyStore;
import io.tillgate.auth.key.KeysConfig;
import io.tillgate.auth.key.SigningAlgorithm;
import io.tillgate.auth.key.TokenSigner;
import io.tillgate.auth.key.rotation.event.KeyEvents;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
class SigningKeysTest extends TokenFlow {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Inject
    KeyRepository repository;

    @Inject
    KeyStore store;

    @Inject
    KeyRing ring;

    @Inject
    TokenSigner signer;

    @Inject
    KeyEvents events;

    @Inject
    KeysConfig config;

    private String admin;

    @BeforeEach
    void administrator() {
        userService.put(account, userName, PASSWORD, "active", List.of("user", "administrator"), 1, CREATED);
        admin = signInAtPos().path("access_token");
    }

    @Test
    @DisplayName("Keys are for administrators, and show no private part")
    void administratorsOnly() {
        String keys = asAdmin()
                .get("/keys")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items.algorithm", hasItems("RS256", "ES256", "EdDSA"))
                .body("items.state", hasItems("signing"))
                .extract()
                .asString();
        assertThat(keys).doesNotContain("jwk", "\"d\"", "encrypted");

        given().get("/keys").then().statusCode(401);
        userService.put(account, userName, PASSWORD, "active", List.of("user", "master"), 2, CREATED);
        String user = signInAtPos().path("access_token");
        for (String path : List.of("/keys/rotate", "/keys/x/revoke")) {
            given().auth()
                    .oauth2(user)
                    .contentType(ContentType.JSON)
                    .body(Map.of("reason", "x"))
                    .post(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
        given().auth().oauth2(user).get("/keys").then().statusCode(403);
    }

    @Test
    @DisplayName("security.md: the next key is published before it signs, and the old one verifies afterwards")
    void rotation() {
        String before = signing("ES256");
        String old = signer.sign("at+jwt", Map.of("sub", "ada"), JWSAlgorithm.ES256);

        String next = rotate("ES256", "PT5S").path("kid");

        assertThat(next).isNotEqualTo(before);
        assertThat(states()).containsEntry(next, "next").containsEntry(before, "signing");
        assertThat(published()).contains(before, next);
        assertThat(ring.signingKey(JWSAlgorithm.ES256).id()).isEqualTo(before);
        await().atMost(SOON).until(() -> signing("ES256").equals(next));
        assertThat(ring.signingKey(JWSAlgorithm.ES256).id()).isEqualTo(next);
        assertThat(ring.verify("at+jwt", old)).isPresent();
        assertThat(states()).containsEntry(before, "retired");
        assertThat(published()).contains(before);
        assertThat(eventsOf(next)).anyMatch(event -> event.contains("\"cause\":\"request\""));
    }

    @Test
    @DisplayName("Input that is not as it must be is 400 with the field; without a body it is RS256 in the usual time")
    void badInput() {
        for (Map<String, String> bad : List.of(
                Map.of("algorithm", "HS256"),
                Map.of("algorithm", "none"),
                Map.of("algorithm", "x".repeat(1000)),
                Map.of("activate_in", "PT0S"),
                Map.of("activate_in", "-PT10M"),
                Map.of("activate_in", "soon"),
                Map.of("activate_in", "P4000D"))) {
            asAdmin()
                    .body(bad)
                    .post("/keys/rotate")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations.size()", equalTo(1));
        }
        for (String bad : List.of("", "{}", "{\"reason\":\" \"}", "{\"reason\":[]}", "[]", "{")) {
            asAdmin().body(bad).post("/keys/x/revoke").then().statusCode(400);
        }
        asAdmin().body(Map.of("reason", "x")).post("/keys/x/revoke").then().statusCode(404);
        asAdmin().post("/keys/rotate").then().statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    @Test
    @DisplayName("Eight rotations by hand at once make one key")
    void rotationRace() {
        int before = keysOf(SigningAlgorithm.EDDSA);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Set<String> kids = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> rotate("EdDSA", "PT20M"), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.<String>path("kid"))
                .collect(Collectors.toSet());
        threads.shutdown();

        assertThat(kids).hasSize(1);
        assertThat(keysOf(SigningAlgorithm.EDDSA) - before).isLessThanOrEqualTo(1);
    }

    @Test
    @DisplayName("Two instances whose schedule is due at once make one key per algorithm, and none before it is due")
    void scheduleRace() {
        instance(Clock.systemUTC()).rotateWhereDue().await().atMost(SOON);
        Map<SigningAlgorithm, Integer> before = counts();
        Clock later = Clock.offset(Clock.systemUTC(), config.rotationPeriod().multipliedBy(2));

        Uni.join()
                .all(instance(later).rotateWhereDue(), instance(later).rotateWhereDue())
                .andFailFast()
                .await()
                .atMost(SOON);
        instance(later).rotateWhereDue().await().atMost(SOON);

        before.replaceAll((algorithm, count) -> count + 1);
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    @DisplayName("A compromised key leaves the JWK set at once, its tokens are revoked, and another key signs")
    void compromise() throws ParseException {
        String stolen = ring.signingKey(JWSAlgorithm.RS256).id();
        String dead = clientToken();
        assertThat(kid(dead)).isEqualTo(stolen);
        String forged = signer.sign("at+jwt", Map.of("iss", "x"));
        passwordGrant(userName, PASSWORD).then().statusCode(200);
        revoke(signInAtPos().path("access_token"));

        Response revoked = asAdmin().body(Map.of("reason", "stolen backup")).post("/keys/" + stolen + "/revoke");

        revoked.then().statusCode(200).body("state", equalTo("revoked")).body("kid", equalTo(stolen));
        String successor = ring.signingKey(JWSAlgorithm.RS256).id();
        assertThat(successor).isNotEqualTo(stolen);
        assertThat(published()).doesNotContain(stolen).contains(successor);
        assertThat(introspectAs("backoffice", "backoffice-secret", dead)).isEqualTo(Map.of("active", false));
        assertThat(ring.verify("at+jwt", forged)).isEmpty();
        String fresh = clientToken();
        assertThat(kid(fresh)).isEqualTo(successor);
        assertThat(introspectAs("backoffice", "backoffice-secret", fresh)).containsEntry("active", true);
        passwordGrant(userName, PASSWORD).then().statusCode(200);
        assertThat(userService.lastAuthorization()).isNotNull();
        assertThat(kid(String.valueOf(userService.lastAuthorization()).substring("Bearer ".length())))
                .isEqualTo(successor);

        asAdmin()
                .body(Map.of("reason", "again"))
                .post("/keys/" + stolen + "/revoke")
                .then()
                .statusCode(200)
                .body("revocation_reason", equalTo("stolen backup"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(signersOf("kid:" + stolen)).containsExactly(stolen, successor));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(eventsOf(stolen)).anyMatch(event -> event.contains("\"reason\":\"stolen backup\"")));
        await("revocations that it had signed are signed anew")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(lastSigners()).doesNotContain(stolen));
    }

    @Test
    @DisplayName("A key and the one that waits to follow it, revoked at once: another signs")
    void compromiseOfTwo() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 5; round++) {
            List<String> both =
                    List.of(signing("EdDSA"), rotate("EdDSA", "P20D").path("kid"));

            both.stream()
                    .map(kid -> CompletableFuture.supplyAsync(
                            () -> asAdmin()
                                    .body(Map.of("reason", "stolen backup"))
                                    .post("/keys/" + kid + "/revoke")
                                    .statusCode(),
                            threads))
                    .toList()
                    .forEach(answer -> assertThat(answer.join()).isEqualTo(200));

            assertThat(both).allMatch(kid -> states().get(kid).equals("revoked"));
            assertThat(signing("EdDSA")).isNotNull();
        }
        threads.shutdown();
    }

    @Test
    @DisplayName("A key that does not sign yet can be revoked too; its predecessor keeps signing")
    void compromiseOfTheNext() {
        String before = signing("EdDSA");
        String next = rotate("EdDSA", "P20D").path("kid");

        asAdmin()
                .body(Map.of("reason", "seen"))
                .post("/keys/" + next + "/revoke")
                .then()
                .statusCode(200);

        assertThat(states()).containsEntry(next, "revoked").containsEntry(before, "signing");
        assertThat(published()).doesNotContain(next).contains(before);
    }

    @Test
    @DisplayName("RFC 9110 §13.1.2: an unchanged JWK set is not sent again")
    void etag() {
        Response first = given().get("/oauth/jwks");

        first.then().statusCode(200).header("Cache-Control", equalTo("no-transform, max-age=300"));
        given().header("If-None-Match", first.header("ETag"))
                .get("/oauth/jwks")
                .then()
                .statusCode(304);
        given().header("If-None-Match", "\"x\"").get("/oauth/jwks").then().statusCode(200);
    }

    @Test
    @DisplayName("Keys that are no longer needed are deleted, signing keys never")
    void deletion() {
        String retired = signing("ES256");
        rotate("ES256", "PT5S");
        await().atMost(SOON).until(() -> !signing("ES256").equals(retired));
        Clock clock = Clock.systemUTC();

        KeyHistory left = pool.withTransaction(tx -> repository
                        .deleteDead(tx, clock.instant())
                        .chain(() -> repository.all(tx))
                        .flatMap(history -> Uni.createFrom().<KeyHistory>failure(new Rollback(history))))
                .onFailure(Rollback.class)
                .recoverWithItem(e -> ((Rollback) e).history)
                .await()
                .atMost(SOON);

        assertThat(left.find(retired)).isEmpty();
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            String signs = ring.signingKey(algorithm.jws()).id();
            assertThat(left.find(signs)).isPresent();
        }
    }

    private static final class Rollback extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient KeyHistory history;

        Rollback(KeyHistory history) {
            this.history = history;
        }
    }

    private KeyRotation instance(Clock clock) {
        return new KeyRotation(pool, repository, store, events, config, clock);
    }

    private Response rotate(String algorithm, String activateIn) {
        Response answer = asAdmin()
                .body(Map.of("algorithm", algorithm, "activate_in", activateIn))
                .post("/keys/rotate");
        answer.then().statusCode(org.hamcrest.Matchers.oneOf(200, 201)).body("state", equalTo("next"));
        return answer;
    }

    private RequestSpecification asAdmin() {
        return given().auth().oauth2(admin).contentType(ContentType.JSON);
    }

    private Map<String, String> states() {
        return asAdmin().get("/keys").jsonPath().<Map<String, String>>getList("items").stream()
                .collect(Collectors.toMap(key -> key.get("kid"), key -> key.get("state")));
    }

    private String signing(String algorithm) {
        return asAdmin()
                .get("/keys")
                .path("items.find { it.algorithm == '" + algorithm + "' && it.state == 'signing' }.kid");
    }

    private static Set<String> published() {
        try {
            return JWKSet.parse(given().get("/oauth/jwks").asString()).getKeys().stream()
                    .map(JWK::getKeyID)
                    .collect(Collectors.toSet());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private int keysOf(SigningAlgorithm algorithm) {
        return (int) repository.all(pool).await().atMost(SOON).keys().stream()
                .filter(key -> key.algorithm() == algorithm)
                .count();
    }

    private Map<SigningAlgorithm, Integer> counts() {
        return java.util.Arrays.stream(SigningAlgorithm.values())
                .collect(Collectors.toMap(algorithm -> algorithm, this::keysOf));
    }

    private static String clientToken() {
        return form().auth()
                .preemptive()
                .basic("backoffice", "backoffice-secret")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .path("access_token");
    }

    private static String kid(String jws) throws ParseException {
        return JWSObject.parse(jws).getHeader().getKeyID();
    }

    private List<String> eventsOf(String kid) {
        return read("tillgate.tokens.v1").stream()
                .map(Map.Entry::getValue)
                .filter(json -> json.contains("\"kid\":\"" + kid + "\""))
                .toList();
    }

    /** Who signed the records of a key, in their order. */
    private List<String> signersOf(String recordKey) {
        return read("tillgate.revocations.v1").stream()
                .filter(record -> record.getKey().equals(recordKey))
                .map(record -> KeyRing.keyIdOf(record.getValue()).orElseThrow())
                .toList();
    }

    /** Who signed the last record of each revocation that there is; other tests forge records of others. */
    private Set<String> lastSigners() {
        Set<String> revocations = new HashSet<>();
        pool.query("SELECT key FROM revocation")
                .execute()
                .await()
                .atMost(SOON)
                .forEach(row -> revocations.add(row.getString("key")));
        return Set.copyOf(read("tillgate.revocations.v1").stream()
                .filter(record -> revocations.contains(record.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        record -> KeyRing.keyIdOf(record.getValue()).orElse("nobody"),
                        (older, newer) -> newer))
                .values());
    }

    private List<Map.Entry<String, String>> read(String topic) {
        return topics.read(topic).stream()
                .filter(record -> record.value() != null) // another test's tombstone
                .map(record -> Map.entry(record.key(), new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }
}
