package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tillgate.auth.revocation.receipt.LongLeases;
import io.tillgate.auth.revocation.receipt.Receipts;
import io.tillgate.event.EnforcementReported;
import io.tillgate.testissuer.TopicReader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Receipts, with resource servers that this test plays. */
@QuarkusTest
class ReceiptTest extends AdminFlow {
    /** Further than any record of these tests. */
    private static final long EVERYTHING = 1_000_000_000L;

    @Inject
    @SuppressWarnings("NullAway.Init")
    LongLeases leases;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Receipts receipts;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Pool pool;

    private final List<String> played = new ArrayList<>();

    @AfterEach
    void leave() {
        if (played.isEmpty()) {
            return;
        }
        played.forEach(instance -> topics.bury("tillgate.enforcement.v1", instance));
        await().atMost(10, SECONDS).untilAsserted(() -> assertThat(instances()).doesNotContainAnyElementsOf(played));
    }

    @Test
    @DisplayName("Without resource servers there is no wait: 0 of 0")
    void nobody() {
        revoke(token(), "wait=5")
                .then()
                .statusCode(200)
                .header("Preference-Applied", "wait")
                .header("Cache-Control", "no-store")
                .body("enforced.instances", equalTo(0))
                .body("enforced.of", equalTo(0))
                .body("missing", nullValue())
                .body("published", nullValue());
    }

    @Test
    @DisplayName("A record says whether a request waits for its receipt, by its own id in a header")
    void said() {
        String refreshToken = signInAtPos().path("refresh_token");
        int before = records().size();

        for (String preference : List.of("respond-async", "wait=0")) {
            revoke(token(), preference).then().statusCode(200);
        }
        for (String token : List.of(token(), refreshToken)) {
            revoke(token, "wait=10").then().body("published", nullValue());
        }

        List<ConsumerRecord<String, byte[]>> after = records();
        assertThat(after.subList(before, after.size()))
                .extracting(record -> TopicReader.header(record, "receipt"))
                .containsExactly("", "", idOf(after.get(before + 2)), idOf(after.get(before + 3)));
    }

    @Test
    @DisplayName("RFC 7240: answered when the last instance has applied it, with how many and how long that took")
    void waits() {
        play("a", EVERYTHING, true, Instant.now().plusSeconds(30));
        String slow = play("b", 0, true, Instant.now().plusSeconds(30));
        String token = token();

        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> revoke(token, "wait=20"));
        await().during(500, java.util.concurrent.TimeUnit.MILLISECONDS)
                .atMost(5, SECONDS)
                .until(() -> !answer.isDone());
        tell(slow, EVERYTHING, true, Instant.now().plusSeconds(30));

        answer.join()
                .then()
                .header("Preference-Applied", "wait")
                .body("enforced.instances", equalTo(2))
                .body("enforced.of", equalTo(2))
                .body("enforced.milliseconds", greaterThanOrEqualTo(500))
                .body("enforced.milliseconds", lessThan(20_000))
                .body("missing", nullValue());
    }

    @Test
    @DisplayName("Instances that have not applied it in time are named: one that lags, one that joins")
    void missing() {
        play("a", EVERYTHING, true, Instant.now().plusSeconds(30));
        String behind = play("b", 0, true, Instant.now().plusSeconds(30));
        String joining = play("c", EVERYTHING, false, Instant.now().plusSeconds(30));

        revoke(token(), "wait=1")
                .then()
                .statusCode(200)
                .body("enforced.instances", equalTo(1))
                .body("enforced.of", equalTo(3))
                .body("missing", hasItems(behind, joining));
    }

    @Test
    @DisplayName(
            "A silent instance is missing until its lease has ended by its clock and ours; then it no longer counts")
    void silent() {
        Instant stops = Instant.now().plusSeconds(2);
        String silent = play("d", 0, true, stops);

        revoke(token(), "wait=0").then().body("missing", hasItem(silent));
        Response later = revoke(token(), "wait=25");

        later.then().body("enforced.instances", equalTo(0)).body("enforced.of", equalTo(0));
        assertThat(Instant.now()).isAfter(stops.plusSeconds(5));
    }

    @Test
    @DisplayName("One that left is not waited for")
    void left() {
        String gone = play("e", 0, true, Instant.now().plusSeconds(60));
        topics.bury("tillgate.enforcement.v1", gone);

        revoke(token(), "wait=10").then().body("enforced.of", equalTo(0)).body("missing", nullValue());
    }

    @Test
    @DisplayName("An instance with a long lease is stored in the database until it leaves, since the topic forgets it")
    void longLease() {
        String patient = play("k", EVERYTHING, true, Instant.now().plusSeconds(86_400));
        String usual = play("l", EVERYTHING, true, Instant.now().plusSeconds(30));

        await().atMost(10, SECONDS).until(() -> isNoted(patient));
        assertThat(isNoted(usual)).isFalse();
        topics.bury("tillgate.enforcement.v1", patient);
        await().atMost(10, SECONDS).until(() -> !isNoted(patient));
    }

    @Test
    @DisplayName("A report with impossible times affects neither the list nor the answers")
    void impossibleTimes() {
        String liar = "till/n-" + UUID.randomUUID();
        tell(liar, EVERYTHING, true, Instant.MAX);
        topics.send(new EnforcementReported(liar, 0, Instant.MAX, "till", true, Instant.MIN, null));
        play("o", EVERYTHING, true, Instant.now().plusSeconds(60));

        assertThat(instances()).doesNotContain(liar);
        revoke(token(), "wait=10")
                .then()
                .statusCode(200)
                .body("enforced.instances", equalTo(1))
                .body("enforced.of", equalTo(1));
    }

    @Test
    @DisplayName("A tombstone also deletes what another instance or an earlier run has stored")
    void tombstoneOfWhatOthersNoted() {
        String dead = "till/m-" + UUID.randomUUID();
        pool.preparedQuery("INSERT INTO long_lease VALUES ($1, 'till', now() + interval '1 day')")
                .execute(Tuple.of(dead))
                .await()
                .atMost(Duration.ofSeconds(20));

        topics.bury("tillgate.enforcement.v1", dead);

        await().atMost(10, SECONDS).until(() -> !isNoted(dead));
    }

    @Test
    @DisplayName("Revoking a refresh token waits too; for unknown or revoked tokens only a client with a secret waits")
    void grantsAndNothing() {
        play("f", EVERYTHING, true, Instant.now().plusSeconds(60));
        String refreshToken = signInAtPos().path("refresh_token");
        revoke(refreshToken, "wait=10")
                .then()
                .header("Preference-Applied", "wait")
                .body("enforced.instances", equalTo(1))
                .body("enforced.of", equalTo(1));
        for (String token : List.of(refreshToken, UUID.randomUUID().toString())) {
            revoke(token, "wait=10")
                    .then()
                    .statusCode(200)
                    .header("Preference-Applied", "wait")
                    .body("enforced.instances", equalTo(1))
                    .body("missing", nullValue());
            given().contentType(ContentType.URLENC)
                    .header("Prefer", "wait=10")
                    .formParam("client_id", "chimpy-pos")
                    .formParam("token", token)
                    .post("/oauth/revoke")
                    .then()
                    .statusCode(200)
                    .header("Preference-Applied", nullValue())
                    .body(emptyString());
        }
    }

    @Test
    @DisplayName("A stream of new waiters does not delay others' answers")
    void flood() {
        play("p", EVERYTHING, true, Instant.now().plusSeconds(600));
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<CompletableFuture<Void>> crowd = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            crowd.add(CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    receipts.await(UUID.randomUUID().toString(), Duration.ZERO)
                            .await()
                            .atMost(Duration.ofSeconds(30));
                    answered.incrementAndGet();
                }
            }));
        }
        try {
            await().atMost(30, SECONDS).until(() -> answered.get() > 10);
            revoke(token(), "wait=20")
                    .then()
                    .body("enforced.instances", equalTo(1))
                    .body("missing", nullValue());
            killed(20).then().body("enforced.instances", equalTo(1)).body("missing", nullValue());
        } finally {
            over.set(true);
        }
        crowd.forEach(CompletableFuture::join);
    }

    @Test
    @DisplayName(
            "RFC 7240 §2: without the preference, or with one that is malformed, the answer has no body and comes at once")
    void notAsked() {
        play("g", 0, true, Instant.now().plusSeconds(60));
        for (String preference : List.of("wait=soon", "respond-async", "wait")) {
            revoke(token(), preference)
                    .then()
                    .statusCode(200)
                    .header("Preference-Applied", nullValue())
                    .body(emptyString());
        }
    }

    @Test
    @DisplayName("The kill switch can wait likewise")
    void bulkRevocations() {
        play("h", EVERYTHING, true, Instant.now().plusSeconds(60));
        killed(10)
                .then()
                .statusCode(200)
                .header("Preference-Applied", "wait")
                .body("target", equalTo("client"))
                .body("enforced.instances", equalTo(1))
                .body("enforced.of", equalTo(1));
    }

    @Test
    @DisplayName("GET /enforcement shows each instance's lag and staleness, to administrators only")
    void shown() {
        String behind = play("i", 0, true, Instant.now().plusSeconds(60));
        String joining = play("j", 0, false, Instant.now().plusSeconds(60));

        Response shown = admin().get("/enforcement");

        shown.then().statusCode(200).header("Cache-Control", "no-store");
        Map<String, Object> one = shown.jsonPath().getMap("items.find { it.instance == '" + behind + "' }");
        assertThat(one).containsEntry("service", "till").containsEntry("offset", 0);
        assertThat((Integer) one.get("lag")).isPositive();
        assertThat(((Number) one.get("staleness")).doubleValue()).isBetween(0.0, 60.0);
        assertThat(one).containsKeys("last_seen", "serves_until");
        Map<String, Object> other = shown.jsonPath().getMap("items.find { it.instance == '" + joining + "' }");
        assertThat(other)
                .containsEntry("offset", null)
                .containsEntry("lag", null)
                .containsEntry("staleness", null);
        given().get("/enforcement").then().statusCode(401);
        UUID stranger = UUID.randomUUID();
        userService.put(stranger, "bob-" + stranger, PASSWORD, "active", List.of("user"), 1, CREATED);
        given().auth()
                .oauth2(passwordGrant("bob-" + stranger, PASSWORD).path("access_token"))
                .get("/enforcement")
                .then()
                .statusCode(403);
    }

    private Response killed(int wait) {
        return admin().header("Prefer", "wait=" + wait)
                .body(Map.of("client", "kiosk"))
                .post("/revocations");
    }

    private boolean isNoted(String instance) {
        return leases.load().await().atMost(Duration.ofSeconds(20)).stream()
                .anyMatch(known -> known.instance().equals(instance));
    }

    private String token() {
        return signInAtPos().path("access_token");
    }

    private String play(String name, long offset, boolean ready, Instant servesUntil) {
        String instance = "till/" + name + "-" + UUID.randomUUID();
        played.add(instance);
        tell(instance, offset, ready, servesUntil);
        await().atMost(10, SECONDS).untilAsserted(() -> assertThat(instances()).contains(instance));
        return instance;
    }

    private void tell(String instance, long offset, boolean ready, Instant servesUntil) {
        @Nullable Instant asOf = ready ? Instant.now() : null;
        topics.send(new EnforcementReported(instance, offset, Instant.now(), "till", ready, asOf, servesUntil));
    }

    private List<String> instances() {
        return admin().get("/enforcement").jsonPath().getList("items.instance");
    }

    private List<ConsumerRecord<String, byte[]>> records() {
        return topics.read("tillgate.revocations.v1").stream()
                .filter(record ->
                        record.key().startsWith("jti:") || record.key().startsWith("grant:"))
                .toList();
    }

    private static String idOf(ConsumerRecord<String, byte[]> record) {
        String payload = new String(record.value(), StandardCharsets.US_ASCII).split("\\.")[1];
        String claims = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        return JsonPath.from(claims).getString("jti");
    }

    private static Response revoke(String token, String preference) {
        return given().contentType(ContentType.URLENC)
                .auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .header("Prefer", preference)
                .formParam("token", token)
                .post("/oauth/revoke");
    }
}
