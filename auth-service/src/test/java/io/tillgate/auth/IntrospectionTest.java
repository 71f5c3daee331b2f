package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.auth.support.memory.ChangeNotices;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntrospectionTest extends TokenFlow {
    @Inject
    Pool pool;

    @Inject
    ChangeNotices notices;

    @Test
    @DisplayName("RFC 7662 §2.2: a token that is not the caller's business is inactive, and nothing else")
    void introspectionIsAudienceFiltered() {
        String token = passwordGrant(userName, PASSWORD).path("access_token");

        assertThat(introspectAs("stranger", "stranger-secret", token)).isEqualTo(Map.of("active", false));
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", true);
        form().formParams("token", token, "client_id", "chimpy-pos")
                .post("/oauth/introspect")
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("A disabled client gets nothing: no token, and introspection says its tokens are inactive")
    void disabledClient() {
        String client = "gone-" + account;
        sql("INSERT INTO client SELECT (jsonb_populate_record(c, jsonb_build_object('client_id', '" + client
                + "'))).* FROM client c WHERE client_id = 'pos-admin'");
        Response tokens = signInAs(client);
        tokens.then().statusCode(201);
        assertThat(introspectAs(client, "pos-admin-secret", tokens.path("access_token")))
                .containsEntry("active", true);

        sql("UPDATE client SET status = 'disabled' WHERE client_id = '" + client + "'");

        signInAs(client).then().statusCode(401);
        refreshAtPos(tokens.path("refresh_token")).then().statusCode(401);
        assertThat(introspectAs("backoffice", "backoffice-secret", tokens.path("access_token")))
                .isEqualTo(Map.of("active", false));
    }

    @Test
    @DisplayName("Opaque tokens are hashed at rest; refresh tokens and passwords are not there at all")
    void nothingSecretAtRest() {
        Response tokens = signInAtPos();
        Response second = refreshAtPos(tokens.path("refresh_token"));
        StringBuilder rest = new StringBuilder();
        pool.query("SELECT query_to_xml('TABLE ' || quote_ident(tablename), true, false, '')::text FROM pg_tables"
                        + " WHERE schemaname = 'public'")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(20))
                .forEach(row -> rest.append(row.getString(0)));

        assertThat(rest).contains(account.toString());
        for (String secret : List.of(
                tokens.<String>path("access_token"),
                tokens.path("refresh_token"),
                second.path("access_token"),
                second.path("refresh_token"),
                PASSWORD,
                "pos-admin-secret")) {
            assertThat(rest).doesNotContain(secret);
        }
    }

    private Response signInAs(String client) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(client, "pos-admin-secret")
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", userName, "password", PASSWORD))
                .post("/auth/token");
    }

    private void sql(String statement) {
        pool.query(statement).execute().chain(notices::caughtUp).await().atMost(Duration.ofSeconds(10));
    }
}
