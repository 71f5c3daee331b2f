package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConsentWithdrawalTest extends PortalFlow {
    private static final String SCOPE = "openid menu:read account";

    @Test
    @DisplayName("Revoking a grant withdraws the consent: the next authorization asks, prompt=none is consent_required")
    void endGrant() {
        String bearer = allow();
        assertThat(visitor.open(authorize("scope", SCOPE)).response()).containsKey("code");

        delete(bearer, "/grants/" + grantOf(bearer));

        assertAskedAgain();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(events())
                        .containsExactly("{\"account_id\":\"" + account
                                + "\",\"client_id\":\"pos-web\",\"scopes\":[\"account\",\"menu:read\",\"openid\"]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/grants?client_id=pos-web", "/grants"})
    @DisplayName("So does who ends a client's grants, or signs out everywhere")
    void endGrants(String path) {
        String bearer = allow();

        delete(bearer, path);

        assertAskedAgain();
    }

    @Test
    @DisplayName("So does who disconnects an app at the portal, or all")
    void portal() {
        String bearer = allow();
        String end = "/portal/connected/" + grantOf(bearer) + "/end";
        assertThat(send(visitor.open(end), end).path()).isEqualTo("/portal/connected?done=disconnected");
        assertAskedAgain();

        visitor.decide(visitor.open(authorize("scope", SCOPE)), "allow");
        send(visitor.open("/portal/connected/end-all"), "/portal/connected/end-all");
        assertAskedAgain();
    }

    @Test
    @DisplayName("A code that waits to be redeemed is worth nothing after that")
    void codeOnItsWay() {
        String bearer = allow();
        String code = visitor.open(authorize("scope", SCOPE)).response().get("code");

        delete(bearer, "/grants/" + grantOf(bearer));

        redeem(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    @DisplayName("An approval that has not become a code yet is asked for again")
    void approvalOnItsWay() {
        String bearer = allow();
        Visitor.Answer page = visitor.open(authorize("scope", SCOPE, "prompt", "consent"));
        change(
                "UPDATE authorization_request SET approved_by = $1 WHERE offered_scopes IS NOT NULL"
                        + " AND client_id = 'pos-web' AND approved_by IS NULL",
                account);

        delete(bearer, "/grants/" + grantOf(bearer));

        assertThat(visitor.open("/oauth/authorize/" + page.hidden().get("request"))
                        .path())
                .startsWith("/consent");
    }

    @Test
    @DisplayName(
            "The consent of others, and for other clients, stays; an administrator who ends a grant takes back none")
    void othersStay() {
        String bearer = allow();
        change(
                "INSERT INTO consent (account_id, client_id, audience, scopes, created_at, updated_at)"
                        + " VALUES ($1, 'ledger', '{x}', '{menu:read}', now(), now())",
                account);
        UUID id = UUID.randomUUID();
        userService.put(id, "admin-" + id, PASSWORD, "active", List.of("user", "administrator"), 1, CREATED);
        Response admin = given().auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", "admin-" + id, "password", PASSWORD))
                .post("/auth/token");
        String own = grantOf(bearer);
        delete(admin.path("access_token"), "/grants/" + own);
        assertThat(consents("pos-web")).isEqualTo(1L);
        String again = redeem(visitor.open(authorize("scope", SCOPE)).response().get("code"))
                .path("access_token");

        delete(again, "/grants?client_id=pos-web");

        assertThat(consents("pos-web")).isZero();
        assertThat(consents("ledger")).isEqualTo(1L);
    }

    private String allow() {
        return redeem(code("scope", SCOPE)).path("access_token");
    }

    private void assertAskedAgain() {
        assertThat(consents("pos-web")).isZero();
        Visitor.Answer page = visitor.open(authorize("scope", SCOPE));
        if (page.path().startsWith("/sign-in")) {
            page = visitor.signIn(page, userName, PASSWORD);
        }
        assertThat(page.path()).startsWith("/consent");
        assertThat(visitor.open(authorize("scope", SCOPE, "prompt", "none")).response())
                .containsEntry("error", "consent_required");
    }

    private Long consents(String clientId) {
        return (Long) value("SELECT count(*) FROM consent WHERE account_id = $1 AND client_id = $2", account, clientId);
    }

    private static String grantOf(String bearer) {
        return given().auth().oauth2(bearer).get("/grants?limit=1").path("items[0].id");
    }

    private static void delete(String bearer, String path) {
        given().auth().oauth2(bearer).delete(path).then().statusCode(204);
    }

    private List<String> events() {
        return topics.read("tillgate.tokens.v1").stream()
                .filter(record -> account.toString().equals(record.key())
                        && new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)
                                .equals("io.tillgate.consent.ConsentWithdrawn"))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
