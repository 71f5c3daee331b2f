package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.auth.revocation.Revocation;
import io.tillgate.auth.revocation.RevocationTarget;
import io.tillgate.auth.revocation.event.LiveRevocations;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntrospectionFromMemoryTest extends ModuleFlow {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, Object> INACTIVE = Map.of("active", false);
    private static final String REVOKE = "INSERT INTO revocation (key, not_before, expires_at) VALUES"
            + " ($1, date_trunc('second', now()), now() + interval '1 hour')";

    @Inject
    LiveRevocations revocations;

    private String jwt = "";
    private String opaque = "";
    private String key = "";

    @BeforeEach
    void knownTokens() {
        jwt = passwordGrant(userName, PASSWORD).path("access_token");
        opaque = signInAtPos().path("access_token");
        key = key("menu:read");
        remember();
    }

    private void remember() {
        await().atMost(20, SECONDS).until(() -> revocations.isComplete());
        assertActive();
        notices.caughtUp().await().atMost(PATIENCE); // the first use of a key changes its row
        assertActive();
    }

    @Test
    @DisplayName("A known JWT, opaque token or API key is introspected without a query of its own")
    void withoutQuery() {
        SqlConnection other = pool.getConnection().await().atMost(PATIENCE);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            run(other, "BEGIN");
            run(other, "LOCK TABLE revocation, opaque_token, api_key, client, account, scope IN ACCESS EXCLUSIVE MODE");

            assertThat(CompletableFuture.runAsync(this::assertActive, thread)).succeedsWithin(PATIENCE);
        } finally {
            thread.shutdown();
            run(other, "ROLLBACK");
            other.closeAndForget();
        }
    }

    @Test
    @DisplayName("A token that was revoked is inactive at once at the same instance, however often it was introspected")
    void ownRevocation() {
        for (int i = 0; i < 20; i++) {
            String token = signInAtPos().path("access_token");
            assertThat(introspect(token)).containsEntry("active", true);

            revoke(token);

            assertThat(introspect(token)).isEqualTo(INACTIVE);
        }
        assertActive();
    }

    @Test
    @DisplayName("What another instance revokes is inactive when the database has told it")
    void foreignRevocation() throws ParseException {
        String id = SignedJWT.parse(jwt).getJWTClaimsSet().getJWTID();

        change(REVOKE, RevocationTarget.token(id).key());

        await().atMost(2, SECONDS).until(() -> !isActive(jwt));
        assertThat(introspect(opaque)).containsEntry("active", true);
    }

    @Test
    @DisplayName("A changed API key is announced in one form, whatever the settings of the session that changes it are")
    void announcedInOneForm() {
        SqlConnection other = pool.getConnection().await().atMost(PATIENCE);
        run(other, "SET bytea_output = escape");
        run(other, "UPDATE api_key SET scopes = '{}' WHERE account_id = '" + account + "'");
        run(other, "RESET bytea_output");
        other.closeAndForget();
        notices.caughtUp().await().atMost(PATIENCE);

        assertThat(introspectKey(key)).containsEntry("scope", "");
    }

    @Test
    @DisplayName("An API key whose scopes are reduced, or that is revoked, is answered for as it is now")
    void changedKey() {
        change("UPDATE api_key SET scopes = '{}' WHERE account_id = $1", account);
        assertThat(introspectKey(key)).containsEntry("scope", "");

        Object id = keys().get(0).get("id");
        given().auth().oauth2(opaque).delete("/api-keys/" + id).then().statusCode(204);

        assertThat(introspectKey(key)).isEqualTo(INACTIVE);
    }

    @Test
    @DisplayName("A revocation that was noted and then rolled back revokes nothing")
    void noted() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        RevocationTarget target = RevocationTarget.account(account);
        revocations.note(new Revocation(target, now.plusSeconds(60), now.plusSeconds(3600), "test", null));

        assertActive();
    }

    @Test
    @DisplayName("While the listening connection is away the database decides; then the memory is loaded again")
    void connectionLost() throws ParseException {
        value("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query ILIKE '%listen%'"
                + " AND pid <> pg_backend_pid()");
        assertActive();
        String grant = SignedJWT.parse(jwt).getJWTClaimsSet().getStringClaim("grant_id");

        change(REVOKE, RevocationTarget.grant(UUID.fromString(grant)).key());

        await().atMost(2, SECONDS).until(() -> !isActive(jwt));
        await().atMost(20, SECONDS).until(() -> revocations.isComplete());
        assertThat(isActive(jwt)).isFalse();
        jwt = passwordGrant(userName, PASSWORD).path("access_token");
        remember();
        withoutQuery();
    }

    @Test
    @DisplayName("A token of a disabled account is inactive, and active again with the account")
    void standing() {
        change("UPDATE account SET status = 'disabled' WHERE id = $1", account);

        await().atMost(2, SECONDS).until(() -> !isActive(jwt));
        assertThat(introspect(opaque)).isEqualTo(INACTIVE);
        change("UPDATE account SET status = 'active' WHERE id = $1", account);
        await().atMost(2, SECONDS).until(() -> isActive(jwt));
    }

    @Test
    @DisplayName("A token expires in memory too")
    void expires() {
        String client = "brief-" + account;
        change("INSERT INTO client SELECT (jsonb_populate_record(c, jsonb_build_object('client_id', '" + client
                + "', 'access_token_lifetime', 4, 'access_token_format', 'opaque'))).* FROM client c"
                + " WHERE client_id = 'backoffice'");
        String token = form().auth()
                .preemptive()
                .basic(client, "backoffice-secret")
                .formParams("grant_type", "client_credentials")
                .post("/oauth/token")
                .path("access_token");
        assertThat(introspectAs(client, "backoffice-secret", token)).containsEntry("active", true);

        await().atMost(10, SECONDS)
                .until(() -> introspectAs(client, "backoffice-secret", token).equals(INACTIVE));
    }

    private void assertActive() {
        for (String token : List.of(jwt, opaque, key)) {
            assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", true);
        }
    }

    private static void run(SqlConnection connection, String sql) {
        connection.query(sql).execute().await().atMost(PATIENCE);
    }
}
