package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.scope.ScopeCatalogue;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.support.memory.ChangeNotices;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tokens that are decided from memory. The changes of these tests are not announced, as if the announcement were still on
 * its way when the request arrives.
 */
@QuarkusTest
class DecisionFromMemoryTest extends AdminFlow {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SCOPE_CHANGE = "UPDATE scope_catalogue SET version = version + 1";

    @Inject
    Pool pool;

    @Inject
    ClientRepository clients;

    @Inject
    AccountRepository accounts;

    @Inject
    ScopeRepository scopes;

    @Inject
    ChangeNotices notices;

    private final String scope = "memory:" + UUID.randomUUID();

    @BeforeEach
    void listening() {
        await().atMost(PATIENCE).until(() -> notices.connection() != ChangeNotices.NONE);
    }

    @Test
    @DisplayName("A client that was disabled, after memory granted and before the token is recorded, gets no token")
    void clientDisabled() {
        String secret = knownClient(Map.of());
        long before = tokens();
        silently("UPDATE client SET status = 'disabled', version = version + 1 WHERE client_id = '" + clientId + "'");
        assertThat(clients.remembered(clientId).map(StoredClient::client))
                .hasValueSatisfying(known -> assertThat(known.isEnabled()).isTrue());

        clientCredentials(clientId, secret).then().statusCode(401).body("error", equalTo("invalid_client"));

        assertThat(tokens()).isEqualTo(before);
    }

    @Test
    @DisplayName("A secret that was replaced is refused, and the new one accepted, while memory still has the old one")
    void secretRotated() {
        String secret = knownClient(Map.of());
        String otherId = "other-" + clientId;
        String other = admin().body(document(Map.of("client_id", otherId)))
                .post("/clients")
                .path("client_secret");
        silently("UPDATE client SET version = version + 1, secret_hash = (SELECT secret_hash FROM client"
                + " WHERE client_id = '" + otherId + "') WHERE client_id = '" + clientId + "'");

        clientCredentials(clientId, other).then().statusCode(200);

        clientCredentials(clientId, secret).then().statusCode(401).body("error", equalTo("invalid_client"));
    }

    @Test
    @DisplayName("The secret of a rotation is refused at once with memory as without: the next request already knows")
    void ownChange() {
        String secret = knownClient(Map.of());

        admin().body(Map.of("overlap", "PT0S"))
                .post("/clients/" + clientId + "/secret")
                .then()
                .statusCode(200);

        assertThat(clients.remembered(clientId)).isEmpty();
        form().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParam("token", "none")
                .post("/oauth/revoke")
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("A scope that was retired is neither granted by default nor if asked for; a new one is granted")
    void scopeRetired() {
        run(
                "INSERT INTO scope (namespace, groups, clients_only, active, version) VALUES ($1, '{}', false, true, 1)",
                scope);
        String secret = knownClient(Map.of("scope", "menu:read " + scope));
        assertThat(scopesOf(clientCredentials(clientId, secret))).containsExactlyInAnyOrder("menu:read", scope);
        silently("UPDATE scope SET active = false WHERE namespace = '" + scope + "'", SCOPE_CHANGE);
        assertThat(catalogue().active()).containsKey(scope);

        assertThat(scopesOf(clientCredentials(clientId, secret))).containsExactly("menu:read");
        form().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParams("grant_type", "client_credentials", "scope", scope)
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));

        run("UPDATE scope SET active = true WHERE namespace = $1", scope);
        get(notices.caughtUp());
        assertThat(scopesOf(clientCredentials(clientId, secret))).containsExactlyInAnyOrder("menu:read", scope);
        silently("UPDATE scope SET active = false WHERE namespace = '" + scope + "'", SCOPE_CHANGE);
        assertThat(scopesOf(clientCredentials(clientId, secret))).containsExactly("menu:read");
        silently("UPDATE scope SET active = true WHERE namespace = '" + scope + "'", SCOPE_CHANGE);
        assertThat(scopesOf(clientCredentials(clientId, secret))).containsExactlyInAnyOrder("menu:read", scope);
    }

    @Test
    @DisplayName("An account that was locked or disabled gets no token by a refresh; after the lock it does")
    void account() {
        String token = refreshed();
        silently("UPDATE account SET locked_until = now() + interval '1 hour' WHERE id = '" + account + "'");
        assertThat(known().isLockedAt(Instant.now())).isFalse();
        refreshAtPos(token).then().statusCode(429).body("error", equalTo("slow_down"));

        silently("UPDATE account SET locked_until = 'epoch' WHERE id = '" + account + "'");
        String next = refreshAtPos(token).then().statusCode(201).extract().path("refresh_token");

        silently("UPDATE account SET status = 'disabled', version = version + 1 WHERE id = '" + account + "'");
        assertThat(known().isActive()).isTrue();
        refreshAtPos(next).then().statusCode(401).body("error", equalTo("invalid_grant"));
    }

    @Test
    @DisplayName("A refresh yields the groups that the account has when it is recorded")
    void groups() {
        String token = refreshed();
        silently("UPDATE account SET groups = '{user}', version = version + 1 WHERE id = '" + account + "'");
        assertThat(known().groups()).contains("master");

        Response refresh = refreshAtPos(token);

        refresh.then().statusCode(201);
        assertThat(introspect(refresh.path("access_token")))
                .extractingByKey("scope")
                .asString()
                .doesNotContain("menu:write");
    }

    @Test
    @DisplayName("A grant that was revoked or narrowed elsewhere is not refreshed from memory")
    void grant() {
        String token = refreshed();
        run("UPDATE oauth_grant SET scopes = array_remove(scopes, 'menu:write') WHERE account_id = $1", account);
        Response narrowed = refreshAtPos(token);
        narrowed.then().statusCode(201);
        assertThat(introspect(narrowed.path("access_token")))
                .extractingByKey("scope")
                .asString()
                .doesNotContain("menu:write");

        run("UPDATE oauth_grant SET revoked_at = now() WHERE account_id = $1", account);

        refreshAtPos(narrowed.path("refresh_token")).then().statusCode(401);
    }

    @Test
    @DisplayName("An app whose owner was disabled gets no token")
    void owner() {
        Response app = admin().body(Map.of("name", "Stock list")).post("/apps");
        Map<String, String> credentials =
                Map.of("clientId", app.path("clientId"), "clientSecret", app.path("clientSecret"));
        for (int i = 0; i < 2; i++) {
            appToken(credentials).then().statusCode(200);
        }
        silently("UPDATE account SET status = 'disabled', version = version + 1 WHERE id = '" + account + "'");
        assertThat(known().isActive()).isTrue();

        appToken(credentials).then().statusCode(400).body("error", equalTo("unauthorized_client"));
    }

    @Test
    @DisplayName("A token that is decided from memory and then by the database counts once against the limit of apps")
    void countedOnce() {
        Response app = admin().body(Map.of("name", "Stock list")).post("/apps");
        String appId = app.path("clientId");
        Map<String, String> credentials = Map.of("clientId", appId, "clientSecret", app.path("clientSecret"));
        await().atMost(PATIENCE).until(() -> {
            appToken(credentials).then().statusCode(200);
            return clients.remembered(appId).isPresent();
        });

        for (int i = 0; i < 40; i++) {
            silently("UPDATE client SET version = version + 1 WHERE client_id = '" + appId + "'");
            appToken(credentials).then().statusCode(200);
        }
    }

    @Test
    @DisplayName("A caller that was just allowed to introspect is answered so, while memory still has it without")
    void introspectionAllowed() {
        String token = signInAtPos().path("access_token");
        String secret = knownClient(Map.of());
        assertThat(introspectAs(clientId, secret, token)).containsEntry("active", false);
        silently("UPDATE client SET introspect = true, version = version + 1, resource_audiences = (SELECT"
                + " resource_audiences FROM client WHERE client_id = 'backoffice') WHERE client_id = '" + clientId
                + "'");

        assertThat(introspectAs(clientId, secret, token)).containsEntry("active", true);
    }

    @Test
    @DisplayName("If the listening connection is lost, requests are decided by the database, and none fails")
    void listeningLost() {
        String secret = knownClient(Map.of());
        long lost = notices.connection();
        run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND query LIKE $1 AND pid <> pg_backend_pid()",
                "%tillgate_changes%");
        await().atMost(PATIENCE).until(() -> notices.connection() != lost);
        silently("UPDATE client SET access_token_lifetime = 77, version = version + 1 WHERE client_id = '" + clientId
                + "'");

        clientCredentials(clientId, secret).then().statusCode(200).body("expires_in", equalTo(77));

        await().atMost(PATIENCE).until(() -> notices.connection() != ChangeNotices.NONE);
        clientCredentials(clientId, secret).then().statusCode(200);
        assertThat(clients.remembered(clientId)).isPresent();
    }

    @Test
    @DisplayName("Client credentials and refresh read neither client, account nor scopes before they record the token")
    void oneRoundTrip() {
        String secret = knownClient(Map.of());
        String token = refreshed();
        long clientScans = scans("client");
        long accountScans = scans("account");
        long scopeScans = scans("scope");

        for (int i = 0; i < 50; i++) {
            clientCredentials(clientId, secret).then().statusCode(200);
            token = refreshAtPos(token).then().statusCode(201).extract().path("refresh_token");
        }

        await().atMost(PATIENCE).until(() -> scans("client") >= clientScans + 100);
        assertThat(scans("client") - clientScans).isLessThan(120);
        assertThat(scans("account") - accountScans).isBetween(50L, 60L);
        assertThat(scans("scope") - scopeScans).isLessThan(10);
    }

    @Test
    @DisplayName("A JWT of a client in memory is revoked by one statement: no client, account, grant or token is read")
    void revocation() {
        List<String> tables = List.of("client", "account", "oauth_grant", "opaque_token");
        String secret = knownClient(Map.of("access_token_format", "jwt"));
        long clientScans = scans("client");
        List<String> tokens = Stream.generate(() -> clientCredentials(clientId, secret)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("access_token"))
                .limit(50)
                .toList();
        await().atMost(PATIENCE).until(() -> scans("client") >= clientScans + 50);
        Map<String, Long> before = tables.stream().collect(Collectors.toMap(table -> table, this::scans));
        long revocations = inserted("revocation");

        tokens.forEach(token -> form().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200));

        await().atMost(PATIENCE).until(() -> inserted("revocation") >= revocations + 50);
        assertThat(tables)
                .allSatisfy(
                        table -> assertThat(scans(table) - before.get(table)).isLessThan(20));
    }

    /** A client with opaque tokens that memory knows, and its catalogue. */
    private String knownClient(Map<String, Object> more) {
        Map<String, Object> members = new HashMap<>(Map.of("access_token_format", "opaque"));
        members.putAll(more);
        String secret = admin().body(document(members))
                .post("/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("client_secret");
        await().atMost(PATIENCE).until(() -> {
            clientCredentials(clientId, secret).then().statusCode(200);
            return clients.remembered(clientId).isPresent();
        });
        return secret;
    }

    /** A refresh token whose grant and account are in memory. */
    private String refreshed() {
        String token = signInAtPos().path("refresh_token");
        for (int i = 0; i < 2; i++) {
            token = refreshAtPos(token).then().statusCode(201).extract().path("refresh_token");
        }
        return token;
    }

    private Account known() {
        return accounts.remembered(account).orElseThrow();
    }

    private ScopeCatalogue catalogue() {
        return get(scopes.catalogue(pool));
    }

    private static List<String> scopesOf(Response token) {
        token.then().statusCode(200);
        return List.of(token.<String>path("scope").split(" "));
    }

    private static Response appToken(Map<String, String> credentials) {
        return given().contentType(ContentType.JSON).body(credentials).post("/apps/auth");
    }

    /** Changes rows in one transaction without the triggers that announce the change. */
    private void silently(String... statements) {
        String database = "jdbc:postgresql://127.0.0.1:" + servers.postgresPort() + "/auth";
        try (Connection superuser = DriverManager.getConnection(database, "postgres", "postgres");
                Statement change = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            change.execute("SET session_replication_role = replica");
            for (String statement : statements) {
                assertThat(change.executeUpdate(statement)).isEqualTo(1);
            }
            superuser.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often a table was read by any statement. */
    private long scans(String table) {
        return statistic("seq_scan + coalesce(idx_scan, 0)", table);
    }

    private long inserted(String table) {
        return statistic("n_tup_ins", table);
    }

    private long statistic(String figure, String table) {
        return get(pool.preparedQuery("SELECT " + figure + " FROM pg_stat_user_tables WHERE relname = $1")
                        .execute(Tuple.of(table)))
                .iterator()
                .next()
                .getLong(0);
    }

    private long tokens() {
        return get(pool.preparedQuery("SELECT count(*) FROM opaque_token WHERE client_id = $1")
                        .execute(Tuple.of(clientId)))
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql, Object value) {
        get(pool.preparedQuery(sql).execute(Tuple.of(value)));
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
