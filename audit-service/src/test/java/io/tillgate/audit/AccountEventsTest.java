package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.tillgate.event.EventType;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.text.TextHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("A search by account or user name finds everything that concerns the account")
class AccountEventsTest {
    @SuppressWarnings("NullAway.Init") // by RealServers
    AuditIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestTopics topics;

    private final UUID account = UUID.randomUUID();
    private final String maidenName = "Byron-" + account.toString().substring(0, 8);
    private final String name = "lovelace." + account.toString().substring(0, 8);

    @BeforeEach
    void open() {
        topics = new TestTopics(servers.kafkaBootstrap());
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    @DisplayName("Failed sign-ins with each of its names, tokens, keys, consents, and the revocations of any of them")
    void everything() {
        String token = UUID.randomUUID().toString();
        String grant = UUID.randomUUID().toString();
        String key = UUID.randomUUID().toString();
        List<UUID> all = List.of(
                changed(account, maidenName, 1),
                changed(account, name, 2),
                failed(maidenName),
                failed(name.toUpperCase(Locale.ROOT)),
                tell("token.TokenIssued", grant, "\"token_id\":\"" + token + "\",\"grant_id\":\"" + grant + "\""),
                tell("apikey.ApiKeyIssued", account.toString(), "\"key_id\":\"" + key + "\""),
                tell("consent.ConsentGranted", account.toString(), "\"client_id\":\"till\""),
                revoked(Kind.JTI, token),
                revoked(Kind.GRANT, grant),
                revoked(Kind.KEY, key),
                revoked(Kind.SUB, account.toString()),
                tell("client.AppSecretIssued", "an-app", "\"client_id\":\"an-app\""));
        UUID other = UUID.randomUUID();
        changed(other, name + ".other", 1);
        failed(name + ".other");
        revoked(Kind.JTI, UUID.randomUUID().toString());

        found("account", account.toString(), all);
        found("user_name", name, all);
        found("user_name", maidenName.toLowerCase(Locale.ROOT), all);
        String first = all.get(4).toString();
        reader().queryParam("account", account)
                .queryParam("type", "TokenIssued")
                .get("/audit/events")
                .then()
                .body("items.id", org.hamcrest.Matchers.equalTo(List.of(first)));
        reader().queryParam("account", other)
                .queryParam("user_name", name)
                .get("/audit/events")
                .then()
                .body("items.size()", org.hamcrest.Matchers.equalTo(0));
        reader().queryParam("account", account)
                .get("/audit/timeline")
                .then()
                .body("counted", org.hamcrest.Matchers.equalTo(all.size()));
    }

    @Test
    @DisplayName("A name that no account has finds the failed sign-ins with it")
    void unknownName() {
        UUID failed = failed(name);

        found("user_name", name, List.of(failed));
    }

    @Test
    @DisplayName("When the account is deleted, the log no longer knows its names; its other events are found by its id")
    void deleted() {
        UUID created = changed(account, name, 1);
        UUID failed = failed(name);
        found("account", account.toString(), List.of(created, failed));

        UUID deletion = changed(account, name, 2, "deleted");

        found("account", account.toString(), List.of(created, deletion));
        found("user_name", name, List.of(failed));
    }

    @Test
    @DisplayName("What is no account id is 400 with the parameter's name")
    void badAccount() {
        for (Map<String, String> bad : List.of(Map.of("account", "seven"), Map.of("user_name", ""))) {
            reader().queryParams(bad)
                    .get("/audit/events")
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem(bad.keySet().iterator().next()));
        }
    }

    private void found(String parameter, String value, List<UUID> ids) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reader().queryParam(parameter, value)
                                .queryParam("limit", 200)
                                .get("/audit/events")
                                .jsonPath()
                                .getList("items.id", UUID.class))
                        .containsExactlyInAnyOrderElementsOf(ids));
    }

    private UUID changed(UUID id, String userName, int version) {
        return changed(id, userName, version, "active");
    }

    private UUID changed(UUID id, String userName, int version, String status) {
        UUID event = UUID.randomUUID();
        byte[] value = """
                {"id": "%s", "user_name": "%s", "status": "%s", "groups": ["user"], "version": %d, "cause": "created"}""".formatted(id, userName, status, version).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                TestTopics.headers(event, EventType.ACCOUNT_CHANGED.typeName(), id.toString(), Instant.now());
        topics.send(Topic.ACCOUNTS, id.toString(), issuer.signed(Topic.ACCOUNTS, id.toString(), headers, value), value);
        return event;
    }

    private UUID failed(String userName) {
        String hash = TextHash.of(userName.toLowerCase(Locale.ROOT));
        return topics.event(
                EventType.SIGN_IN_FAILED.typeName(),
                "till",
                "{\"client_id\":\"till\",\"user_name_hash\":\"" + hash + "\",\"cause\":\"bad_credentials\"}");
    }

    private UUID tell(String type, String subject, String members) {
        return topics.event("io.tillgate." + type, subject, "{\"account_id\":\"" + account + "\"," + members + "}");
    }

    private UUID revoked(Kind kind, String id) {
        UUID jti = UUID.randomUUID();
        RevocationKey key = RevocationKey.of(kind, id);
        byte[] signed = issuer.sign(AuditIssuer.revocation(jti, key).toClaims());
        topics.send(Topic.REVOCATIONS, key.toString(), Map.of(), signed);
        return jti;
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(issuer.clientToken("auditor", "audit:read"));
    }
}
