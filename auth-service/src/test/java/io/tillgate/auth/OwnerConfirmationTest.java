package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.event.AccountChanged;
import io.tillgate.event.ScopeChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwnerConfirmationTest extends CodeFlow {
    private static final List<String> GROUPS = List.of("user", "master");
    private static final List<String> ADMINISTRATOR = List.of("user", "master", "administrator");

    @AfterEach
    void ownersAnswer() {
        userService.silence(false);
    }

    @Test
    @DisplayName("A record that adds the group administrator has no effect if user-service does not confirm it")
    void forgedAdministrator() {
        signInAtPos().then().statusCode(201);

        topics.forge(account(2, "active", ADMINISTRATOR));

        refused(account.toString(), "different");
        assertThat(groups()).isEqualTo("user,master");
    }

    @Test
    @DisplayName("A record of an account unknown to user-service creates no administrator")
    void forgedAccount() {
        UUID nobody = UUID.randomUUID();

        topics.forge(new AccountChanged(
                nobody.toString(), "mallory", "active", ADMINISTRATOR, 1, "created", CREATED, null, null));

        refused(nobody.toString(), "unknown");
        assertThat(value("SELECT count(*) FROM account WHERE id = $1", nobody)).isEqualTo(0L);
    }

    @Test
    @DisplayName("A group that user-service confirms takes effect")
    void confirmed() {
        signInAtPos().then().statusCode(201);
        userService.put(account, userName, PASSWORD, "active", ADMINISTRATOR, 2, CREATED);

        topics.send(account(2, "active", ADMINISTRATOR));

        await().atMost(10, SECONDS).untilAsserted(() -> assertThat(groups()).isEqualTo("user,master,administrator"));
    }

    @Test
    @DisplayName("While user-service is away, a record that grants more waits; others take effect")
    void ownerAway() {
        Response tokens = signInAtPos();
        UUID promoted = UUID.randomUUID();
        userService.put(promoted, "bob-" + promoted, PASSWORD, "active", ADMINISTRATOR, 7, CREATED);
        userService.silence(true);

        topics.send(new AccountChanged(
                promoted.toString(),
                "bob-" + promoted,
                "active",
                ADMINISTRATOR,
                7,
                "groups_changed",
                CREATED,
                null,
                null));
        topics.send(account(2, "disabled", GROUPS));

        await().atMost(10, SECONDS)
                .until(() -> refreshAtPos(tokens.path("refresh_token")).statusCode() == 401);
        await().atMost(10, SECONDS).until(() -> isWaiting(promoted));
        assertThat(value("SELECT count(*) FROM account WHERE id = $1", promoted))
                .isEqualTo(0L);

        userService.silence(false);

        await().atMost(10, SECONDS)
                .until(() -> value("SELECT count(*) FROM account WHERE id = $1", promoted)
                        .equals(1L));
        assertThat(isWaiting(promoted)).isFalse();
    }

    @Test
    @DisplayName("A record that skips versions does not keep out the records that follow it")
    void farVersion() {
        Response tokens = signInAtPos();

        topics.forge(account(Long.MAX_VALUE, "active", GROUPS));

        refused(account.toString(), "different");
        topics.send(account(2, "disabled", GROUPS));
        await().atMost(10, SECONDS)
                .until(() -> refreshAtPos(tokens.path("refresh_token")).statusCode() == 401);
        assertThat(value("SELECT status FROM account WHERE id = $1", account)).isEqualTo("disabled");
    }

    @Test
    @DisplayName("A record that activates an account has no effect if user-service reports the account as disabled")
    void forgedActivation() {
        signInAtPos().then().statusCode(201);
        userService.put(account, userName, PASSWORD, "disabled", GROUPS, 2, CREATED);
        topics.send(account(2, "disabled", GROUPS));
        await().atMost(10, SECONDS)
                .until(() -> "disabled".equals(value("SELECT status FROM account WHERE id = $1", account)));

        topics.forge(account(3, "active", GROUPS));

        refused(account.toString(), "different");
        assertThat(value("SELECT status FROM account WHERE id = $1", account)).isEqualTo("disabled");
    }

    @Test
    @DisplayName("A record that widens a scope or changes its meaning has no effect without its owner's confirmation")
    void forgedScope() {
        String scope = "till:" + UUID.randomUUID();
        topics.send(scope(scope, "Open the till", List.of("administrator"), "active", 1));
        await().atMost(10, SECONDS).until(() -> "administrator".equals(scopeGroups(scope)));

        topics.forge(scope(scope, "Open the till", List.of(), "active", 2));
        refused(scope, "different");
        topics.forge(scope(scope, "See the clock", List.of("administrator"), "active", 1));

        await().atMost(10, SECONDS).until(() -> refusals(scope) == 2);
        assertThat(scopeGroups(scope)).isEqualTo("administrator");
        assertThat(value("SELECT label FROM scope WHERE namespace = $1", scope)).isEqualTo("Open the till");
    }

    @Test
    @DisplayName("A record that only renames an account has no effect without user-service's confirmation")
    void forgedName() {
        signInAtPos().then().statusCode(201);

        topics.forge(new AccountChanged(
                account.toString(), "mallory", "active", GROUPS, 1, "groups_changed", CREATED, null, null));

        refused(account.toString(), "different");
        assertThat(value("SELECT user_name FROM account WHERE id = $1", account))
                .isEqualTo(userName);
    }

    @Test
    @DisplayName("A forged record does not take the place of a genuine one that waits for its owner")
    void forgedWhileWaiting() {
        UUID promoted = UUID.randomUUID();
        String name = "eve-" + promoted;
        userService.put(promoted, name, PASSWORD, "active", ADMINISTRATOR, 7, CREATED);
        userService.silence(true);
        topics.send(new AccountChanged(
                promoted.toString(), name, "active", ADMINISTRATOR, 7, "groups_changed", CREATED, null, null));
        await().atMost(10, SECONDS).until(() -> isWaiting(promoted));

        topics.forge(new AccountChanged(
                promoted.toString(), name, "active", ADMINISTRATOR, 99, "groups_changed", CREATED, null, null));
        await().atMost(10, SECONDS)
                .until(() -> value("SELECT count(*) FROM unconfirmed_record WHERE key = $1", promoted.toString())
                        .equals(2L));
        userService.silence(false);

        refused(promoted.toString(), "different");
        await().atMost(10, SECONDS)
                .until(() -> value("SELECT count(*) FROM account WHERE id = $1 AND version = 7", promoted)
                        .equals(1L));
    }

    @Test
    @DisplayName("A record that can never be stored does not block later ones")
    void tooLong() {
        Response tokens = signInAtPos();

        topics.forge(new AccountChanged(
                account.toString(),
                new java.util.Random(1)
                        .ints(20_000, 'a', 'z')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString(),
                "disabled",
                GROUPS,
                2,
                "disabled",
                CREATED,
                null,
                null));
        topics.send(account(2, "disabled", GROUPS));

        await().atMost(10, SECONDS)
                .until(() -> refreshAtPos(tokens.path("refresh_token")).statusCode() == 401);
    }

    @Test
    @DisplayName("A record of an unregistered scope creates no scope")
    void forgedNewScope() {
        String scope = "nobodys:" + UUID.randomUUID();

        topics.forge(scope(scope, "Nobody's", List.of(), "active", 1));

        refused(scope, "unknown");
        assertThat(value("SELECT count(*) FROM scope WHERE namespace = $1", scope))
                .isEqualTo(0L);
    }

    private void refused(String key, String reason) {
        await().atMost(10, SECONDS)
                .until(() -> topics.read("tillgate.tokens.v1").stream()
                        .map(record -> json(record.value()))
                        .anyMatch(event -> event.path("record_key").asText().equals(key)
                                && event.path("reason").asText().equals(reason)));
    }

    private long refusals(String key) {
        return topics.read("tillgate.tokens.v1").stream()
                .filter(record ->
                        json(record.value()).path("record_key").asText().equals(key))
                .count();
    }

    private static JsonNode json(byte[] value) {
        try {
            return new ObjectMapper().readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isWaiting(UUID id) {
        return value("SELECT count(*) FROM unconfirmed_record WHERE key = $1", id.toString())
                .equals(1L);
    }

    private @Nullable Object groups() {
        return value("SELECT array_to_string(groups, ',') FROM account WHERE id = $1", account);
    }

    private @Nullable Object scopeGroups(String scope) {
        return value(
                "SELECT coalesce((SELECT array_to_string(groups, ',') FROM scope WHERE namespace = $1), 'none')",
                scope);
    }

    private AccountChanged account(long version, String status, List<String> groups) {
        return new AccountChanged(
                account.toString(), userName, status, groups, version, "groups_changed", CREATED, null, null);
    }

    private static ScopeChanged scope(
            String namespace, String label, List<String> groups, String status, long version) {
        return new ScopeChanged(
                namespace,
                label,
                label,
                "pos",
                null,
                null,
                groups,
                "tillgate",
                false,
                status,
                version,
                "registered",
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
