package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.event.AccountChanged;
import io.tillgate.event.EventRecord;
import io.tillgate.event.RecordSigner;
import io.tillgate.event.ScopeChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordSignatureTest extends CodeFlow {
    private static final List<String> GROUPS = List.of("user", "master");

    @AfterEach
    void ownersAnswer() {
        userService.silence(false);
    }

    @Test
    @DisplayName("A record that disables an account does not count unless user-service has signed it")
    void unsigned() {
        Response tokens = signInAtPos();

        topics.write(KafkaTopics.plain(account(2, "disabled")));

        refused("unsigned");
        refreshAtPos(tokens.path("refresh_token")).then().statusCode(201);
        assertThat(status()).isEqualTo("active");
        assertThat(given().get("/q/metrics").asString())
                .contains("tillgate_auth_records_refused_total{reason=\"unsigned\",topic=\"tillgate.accounts.v1\"}");
    }

    @Test
    @DisplayName("The key of a refused record may have any length: the event contains its beginning")
    void longKey() {
        EventRecord plain = KafkaTopics.plain(account(2, "disabled"));
        String key = account + "\n" + "k".repeat(400_000);

        topics.write(new EventRecord(plain.topic(), key, plain.headers(), plain.value()));

        await().atMost(10, SECONDS)
                .until(() -> topics.read("tillgate.tokens.v1").stream()
                        .map(record -> json(record.value()).path("record_key").asText())
                        .anyMatch(told -> told.length() == 200 && told.startsWith(account + "?k")));
    }

    @Test
    @DisplayName("A record that anybody else has signed does not count")
    void anotherKey() {
        signInAtPos().then().statusCode(201);

        topics.write(RecordSigner.ephemeral().sign(KafkaTopics.plain(account(2, "disabled"))));

        refused("unknown_key");
        assertThat(status()).isEqualTo("active");
    }

    @Test
    @DisplayName("A signed record does not count with another value")
    void anotherValue() {
        signInAtPos().then().statusCode(201);
        EventRecord signed = KafkaTopics.signed(account(2, "active"));

        topics.write(new EventRecord(
                signed.topic(),
                signed.key(),
                signed.headers(),
                new String(signed.value(), StandardCharsets.UTF_8)
                        .replace("active", "disabled")
                        .getBytes(StandardCharsets.UTF_8)));

        refused("forged");
        assertThat(status()).isEqualTo("active");
    }

    @Test
    @DisplayName("A forged record with the id of a genuine one does not keep that out")
    void sameId() {
        Response tokens = signInAtPos();
        EventRecord signed = KafkaTopics.signed(account(2, "disabled"));
        Map<String, String> headers = new HashMap<>(signed.headers());
        headers.put("ce_time", "2026-01-01T00:00:00Z");

        topics.write(new EventRecord(signed.topic(), signed.key(), headers, signed.value()));
        refused("forged");
        topics.write(signed);

        await().atMost(10, SECONDS)
                .until(() -> refreshAtPos(tokens.path("refresh_token")).statusCode() == 401);
    }

    @Test
    @DisplayName("A replayed genuine record does not undo later changes")
    void replayed() {
        signInAtPos().then().statusCode(201);
        EventRecord disabled = KafkaTopics.signed(account(2, "disabled"));
        topics.write(disabled);
        await().atMost(10, SECONDS).until(() -> status().equals("disabled"));
        userService.put(account, userName, PASSWORD, "active", GROUPS, 3, CREATED);
        topics.send(account(3, "active"));
        await().atMost(10, SECONDS).until(() -> status().equals("active"));
        Response tokens = signInAtPos();
        value("DELETE FROM processed_event WHERE event_id = $1 RETURNING event_id", id(disabled));

        topics.write(disabled);

        await().atMost(10, SECONDS)
                .until(() -> value("SELECT count(*) FROM processed_event WHERE event_id = $1", id(disabled))
                        .equals(1L));
        assertThat(status()).isEqualTo("active");
        refreshAtPos(tokens.path("refresh_token")).then().statusCode(201);
    }

    @Test
    @DisplayName("A scope that was retired with revoke and is registered again is unaffected by the old record")
    void replayedRevocation() {
        String scope = "till:" + UUID.randomUUID();
        EventRecord retired = KafkaTopics.signed(scope(scope, "retired", 1, true));
        topics.write(retired);
        topics.send(scope(scope, "active", 2, null));
        await().atMost(10, SECONDS).until(() -> isScopeActive(scope));
        value("DELETE FROM processed_event WHERE event_id = $1 RETURNING event_id", id(retired));
        long before = revocations(scope);

        topics.write(retired);

        await().atMost(10, SECONDS)
                .until(() -> value("SELECT count(*) FROM processed_event WHERE event_id = $1", id(retired))
                        .equals(1L));
        assertThat(isScopeActive(scope)).isTrue();
        assertThat(revocations(scope)).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "A record signed with a new key waits while its owner is away, and is applied once the owner publishes the"
                    + " key")
    void rotation() {
        Response tokens = signInAtPos();
        userService.silence(true);
        KafkaTopics.rotate();

        topics.write(KafkaTopics.signed(account(2, "disabled")));

        refreshAtPos(tokens.path("refresh_token")).then().statusCode(201);
        userService.silence(false);
        await().atMost(15, SECONDS).until(() -> status().equals("disabled"));
    }

    private void refused(String reason) {
        await().atMost(10, SECONDS)
                .until(() -> topics.read("tillgate.tokens.v1").stream()
                        .map(record -> json(record.value()))
                        .anyMatch(event -> event.path("record_key").asText().equals(account.toString())
                                && event.path("reason").asText().equals(reason)));
    }

    private static JsonNode json(byte[] value) {
        try {
            return new ObjectMapper().readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object status() {
        return value("SELECT status FROM account WHERE id = $1", account);
    }

    private boolean isScopeActive(String scope) {
        return value("SELECT EXISTS (SELECT FROM scope WHERE namespace = $1 AND active)", scope)
                .equals(true);
    }

    private long revocations(String scope) {
        return (long) value("SELECT count(*) FROM revocation WHERE key = $1", "scope:" + scope);
    }

    private static UUID id(EventRecord record) {
        return UUID.fromString(record.headers().get("ce_id"));
    }

    private AccountChanged account(long version, String status) {
        return new AccountChanged(
                account.toString(), userName, status, GROUPS, version, "groups_changed", CREATED, null, null);
    }

    private static ScopeChanged scope(String namespace, String status, long version, Boolean revoke) {
        return new ScopeChanged(
                namespace,
                "Till",
                "Till",
                "pos",
                null,
                null,
                List.of(),
                "tillgate",
                false,
                status,
                version,
                "registered",
                null,
                revoke,
                null,
                null,
                null,
                null);
    }
}
