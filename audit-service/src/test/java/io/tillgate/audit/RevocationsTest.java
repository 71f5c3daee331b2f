package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.tillgate.event.EventType;
import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("RFC 8417: revocations are believed when the issuer signed them, and kept in either case")
class RevocationsTest {
    private static final String UNVERIFIED = "io.tillgate.audit.UnverifiedRevocation";

    @SuppressWarnings("NullAway.Init") // by RealServers
    AuditIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestTopics topics;

    private final UUID id = UUID.randomUUID();
    private final String account = "account-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        topics = new TestTopics(servers.kafkaBootstrap());
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    @DisplayName(
            "A signed revocation is TokensRevoked, by its jti, with its key as the subject and its claims as the data")
    void verified() {
        Revocation revocation = revocation(account);

        send("sub:" + account, issuer.sign(revocation.toClaims()));

        await("sub:" + account, 1);
        reader().get("/audit/events/" + id)
                .then()
                .statusCode(200)
                .body("type", equalTo("io.tillgate.revocation.TokensRevoked"))
                .body("source", equalTo(AuditIssuer.ORIGIN))
                .body("subject", equalTo("sub:" + account))
                .body("actor", equalTo("admin-1"))
                .body("topic", equalTo(Topic.REVOCATIONS.topicName()))
                .body("data.jti", equalTo(id.toString()))
                .body("data.events.'https://tillgate.io/secevent/revoked'.reason", equalTo("account_disabled"));
        reader().get("/audit/events?type=TokensRevoked&q=account_disabled&subject=sub:" + account)
                .then()
                .body("items.id", hasItem(id.toString()));
    }

    @Test
    @DisplayName("A repeated record is RepeatedRevocation with the first position; the revocation has one entry")
    void repeated() {
        byte[] signed = issuer.sign(revocation(account).toClaims());
        send("sub:" + account, signed);
        await("sub:" + account, 1);

        send("sub:" + account, signed);

        await("sub:" + account, 2);
        reader().get("/audit/events?type=RepeatedRevocation&subject=sub:" + account)
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].type", equalTo("io.tillgate.audit.RepeatedRevocation"))
                .body("items[0].data.jti", equalTo(id.toString()))
                .body("items[0].data.record_key", equalTo("sub:" + account))
                .body("items[0].data.first_offset", notNullValue());
        reader().get("/audit/events?type=TokensRevoked&subject=sub:" + account)
                .then()
                .body("items.size()", equalTo(1));
    }

    @Test
    @DisplayName("A forged revocation is recorded as UnverifiedRevocation with the reason, and does not use up its jti")
    void forged() {
        Revocation revocation = revocation(account);

        send("sub:" + account, issuer.forge(revocation.toClaims()));
        await("sub:" + account, 1);
        expectUnverified("sub:" + account, "the signature is wrong");
        send("sub:" + account, issuer.sign(revocation.toClaims()));

        await("sub:" + account, 2);
        reader().get("/audit/events/" + id).then().body("type", equalTo("io.tillgate.revocation.TokensRevoked"));
    }

    @Test
    @DisplayName("A report of a resource server that has the jti as its id is another entry, and hides no revocation")
    void reportWithItsId() {
        String instance = "till-" + account;
        topics.send(
                Topic.ENFORCEMENT,
                instance,
                TestTopics.headers(id, EventType.ENFORCEMENT_REPORTED.typeName(), instance, Instant.now()),
                "{\"offset\":1}".getBytes(StandardCharsets.UTF_8));
        await(instance, 1);

        send("sub:" + account, issuer.sign(revocation(account).toClaims()));

        await("sub:" + account, 1);
        reader().get("/audit/events/" + id).then().body("type", equalTo("io.tillgate.revocation.TokensRevoked"));
        reader().get("/audit/events?subject=" + instance)
                .then()
                .body("items.id", equalTo(List.of(entryOfReport(id).toString())));
    }

    private static UUID entryOfReport(UUID id) {
        return UUID.nameUUIDFromBytes((Topic.ENFORCEMENT.topicName() + "/" + id).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("RFC 8725 §3.11: a token of another typ is not a revocation, even if its signature is valid")
    void wrongType() {
        send("sub:" + account, issuer.signAs("at+jwt", revocation(account).toClaims()));

        await("sub:" + account, 1);
        expectUnverified("sub:" + account, "typ is not secevent+jwt");
    }

    @Test
    @DisplayName("A revocation of one under the key of another is unverified")
    void wrongKey() {
        send("sub:other-" + account, issuer.sign(revocation(account).toClaims()));

        await("sub:other-" + account, 1);
        expectUnverified("sub:other-" + account, "the record's key does not match what the token revokes");
    }

    @Test
    @DisplayName("Records that a key signed before its compromise are verified, also on a replay; later ones are not")
    void compromisedKey() throws Exception {
        String before = "before-" + account;
        String after = "after-" + account;
        topics.send(
                Topic.REVOCATIONS,
                "sub:" + before,
                numbered(1),
                issuer.signWithStolenKey(revocation(before).toClaims()));
        topics.send(
                Topic.REVOCATIONS,
                "kid:stolen-key",
                numbered(2),
                issuer.signWithStolenKey(
                        AuditIssuer.revocation(UUID.randomUUID(), RevocationKey.of(Kind.KID, "stolen-key"))
                                .toClaims()));
        send(
                "sub:" + after,
                issuer.signWithStolenKey(AuditIssuer.revocation(UUID.randomUUID(), RevocationKey.of(Kind.SUB, after))
                        .toClaims()));

        await("sub:" + after, 1);

        reader().get("/audit/events?subject=sub:" + before)
                .then()
                .body("items.type", equalTo(List.of("io.tillgate.revocation.TokensRevoked")));
        reader().get("/audit/events?subject=kid:stolen-key")
                .then()
                .body("items.type", equalTo(List.of("io.tillgate.revocation.TokensRevoked")));
        expectUnverified("sub:" + after, "not signed with a key that the issuer publishes");

        try (AuditSuperuser superuser = new AuditSuperuser(servers)) {
            String missing =
                    "SELECT count(*) FROM audit_received WHERE source = '" + account + "' AND numbers = '{[2,3)}'";
            superuser.run("UPDATE audit_received SET numbers = '{[2,3)}' WHERE source = '" + account + "'");
            assertThat(superuser.text(missing)).isEqualTo("1");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> superuser.text(missing).equals("0"));
        }
        for (String subject : List.of("sub:" + before, "kid:stolen-key")) {
            reader().get("/audit/events?subject=" + subject)
                    .then()
                    .body("items.type", equalTo(List.of("io.tillgate.revocation.TokensRevoked")));
        }
    }

    private Map<String, String> numbered(int number) {
        return Map.of("outbox-source", account, "outbox-sequence", Integer.toString(number));
    }

    @Test
    @DisplayName("A record without a value or without a token is unverified")
    void garbage() {
        send("sub:gone-" + account, null);
        send("sub:text-" + account, "no token\0".getBytes(StandardCharsets.UTF_8));

        await("sub:gone-" + account, 1);
        await("sub:text-" + account, 1);
        expectUnverified("sub:gone-" + account, "the record has no value");
        expectUnverified("sub:text-" + account, "not a Security Event Token");
    }

    @Test
    @DisplayName("Heartbeats are passed over; a revocation under the heartbeat's key is not")
    void heartbeats() {
        send(Revocation.HEARTBEAT_KEY, issuer.sign(Revocation.heartbeatClaims(AuditIssuer.ORIGIN, Instant.now())));
        send(Revocation.HEARTBEAT_KEY, issuer.sign(revocation(account).toClaims()));

        await(Revocation.HEARTBEAT_KEY, 1);
        expectUnverified(Revocation.HEARTBEAT_KEY, "the record's key does not match what the token revokes");
    }

    @Test
    @DisplayName("A key that the issuer publishes later is fetched; an unpublished key causes one fetch at a time")
    void keys() {
        send("sub:" + account, issuer.signWithNextKey(revocation(account).toClaims()));

        await("sub:" + account, 1);
        reader().get("/audit/events/" + id).then().body("type", equalTo("io.tillgate.revocation.TokensRevoked"));
        assertThat(issuer.jwksCalls()).isLessThan(30);
        reader().get("/audit/events?type=UnverifiedRevocation&subject=sub:" + account)
                .then()
                .body("items.id", not(hasItem(id.toString())));
    }

    private Revocation revocation(String subject) {
        return AuditIssuer.revocation(id, RevocationKey.of(Kind.SUB, subject));
    }

    private void send(String key, byte @Nullable [] value) {
        topics.send(Topic.REVOCATIONS, key, Map.of(), value);
    }

    private void await(String subject, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        reader().get("/audit/events?subject=" + subject).then().body("items.size()", equalTo(count)));
    }

    private void expectUnverified(String subject, String reason) {
        reader().get("/audit/events?type=" + UNVERIFIED + "&subject=" + subject)
                .then()
                .body("items.data.reason", hasItem(reason))
                .body("items[0].data.record_key", equalTo(subject));
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(issuer.clientToken("auditor", "audit:read"));
    }
}
