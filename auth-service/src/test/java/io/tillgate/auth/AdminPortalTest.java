package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AdminPortalTest extends PortalFlow {
    private static final List<String> PAGES = List.of(
            "/portal/admin/accounts",
            "/portal/admin/accounts/new",
            "/portal/admin/clients",
            "/portal/admin/clients/new",
            "/portal/admin/scopes",
            "/portal/admin/keys",
            "/portal/admin/keys/rotate/ES256",
            "/portal/admin/events");

    private final UUID subject = UUID.randomUUID();
    private final String subjectName = "grace-" + subject;

    @BeforeEach
    void administratorAndSubject() {
        userService.put(account, userName, PASSWORD, "active", List.of("user", "master", "administrator"), 2, CREATED);
        userService.put(subject, subjectName, PASSWORD, "active", List.of("user"), 1, CREATED);
    }

    @Test
    @DisplayName("Every administrators' page is safe, in both languages")
    void everyPage() {
        enter("/portal/admin/accounts");
        for (String path : PAGES) {
            assertSafe(visitor.open(path));
        }
        visitor.open("/oauth/language?lang=it&to=/portal");
        assertThat(visitor.open("/portal/admin/keys").body()).contains("Chiavi di firma", "Crea la prossima chiave");
        assertThat(visitor.open("/portal/admin/events").body()).contains("Eventi per ora");
    }

    @Test
    @DisplayName("Who is no administrator gets a 403 page, sees no link there, and changes nothing")
    void othersAreRefused() {
        Visitor other = new Visitor();
        Visitor.Answer home = other.signIn(other.open("/portal/apps/new"), subjectName, PASSWORD);
        assertThat(home.body()).doesNotContain("/portal/admin");
        for (String path : PAGES) {
            Visitor.Answer page = other.get(path);
            assertThat(page.status()).as(path).isEqualTo(403);
            assertThat(page.body()).as(path).contains("Only administrators");
            assertSafe(page);
        }
        Map<String, String> form = form(home, "user_name", "forged-" + subject, "kind", "service", "client_name", "F");
        for (String path : List.of(
                "/portal/admin/accounts/new",
                "/portal/admin/accounts/" + account + "/disable",
                "/portal/admin/accounts/" + account + "/delete",
                "/portal/admin/accounts/" + account + "/groups",
                "/portal/admin/clients/new",
                "/portal/admin/clients/till-app/disable",
                "/portal/admin/clients/till-app/secret",
                "/portal/admin/keys/rotate/ES256")) {
            assertThat(other.post(path, form).status()).as(path).isEqualTo(403);
        }
        enter("/portal/admin/accounts");
        assertThat(visitor.open("/portal/admin/accounts?q=forged-" + subject).body())
                .contains("No account is found");
    }

    @Test
    @DisplayName("A demoted administrator is out at once")
    void demoted() {
        enter("/portal/admin/keys");
        topics.send(told("active", List.of("user", "master"), 3, CREATED));
        await().atMost(20, SECONDS)
                .until(() -> visitor.get("/portal/admin/keys").status() == 403);
        assertThat(visitor.get("/portal").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("An administrator's form with a wrong token is answered with 403, and nothing is done")
    void crossSiteRequestForgery() {
        enter("/portal/admin/clients/new");
        for (String path : List.of(
                "/portal/admin/clients/new",
                "/portal/admin/clients/till-app/disable",
                "/portal/admin/accounts/" + subject + "/delete",
                "/portal/admin/keys/rotate/RS256")) {
            assertThat(visitor.post(path, Map.of("form_token", "forged")).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(visitor.open("/portal/admin/clients/till-app").body()).contains(">enabled<");
        assertThat(visitor.open("/portal/admin/accounts/" + subject).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "Accounts are found, made, put into groups, disabled, enabled and deleted, each in the administrator's name")
    void accounts() {
        Visitor.Answer page = enter("/portal/admin/accounts/new");
        Visitor.Answer refused =
                send(page, "/portal/admin/accounts/new", "user_name", "no name", "display_name", MARKUP);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("href=\"#user_name\"");
        assertSafe(refused);
        assertThat(send(page, "/portal/admin/accounts/new", "user_name", subjectName)
                        .status())
                .isEqualTo(400);
        Visitor.Answer made =
                send(page, "/portal/admin/accounts/new", "user_name", "new-" + subject, "password", PASSWORD);
        assertThat(made.body()).contains("The account is made", "new-" + subject);

        String found = find(
                Pattern.compile("(/portal/admin/accounts/[0-9a-f-]{36})"),
                visitor.open("/portal/admin/accounts?q=new-" + subject + "&status=")
                        .body());
        Visitor.Answer grouped = send(
                visitor.open(found),
                found + "/groups",
                "group_user",
                "on",
                "group_master",
                "on",
                "other_groups",
                "cooks bar");
        assertThat(grouped.body()).contains("The account is changed", "value=\"cooks bar\"");
        Visitor.Answer question = visitor.open(found + "/disable");
        assertSafe(question);
        assertThat(question.body()).contains("signed out everywhere");
        assertThat(send(question, found + "/disable").body()).contains("Enable the account");
        assertThat(send(visitor.open(found), found + "/enable").body()).contains("Disable the account");
        Visitor.Answer last = visitor.open(found + "/delete");
        assertSafe(last);
        assertThat(send(last, found + "/delete").path()).isEqualTo("/portal/admin/accounts?done=account-deleted");
        assertThat(visitor.open(found).status()).isEqualTo(404);
        assertThat(visitor.open("/portal/admin/accounts/not-a-uuid").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "enable", "disable", "delete"})
    @DisplayName("A form for an account that does not exist is answered with the 404 page")
    void unknownAccount(String action) {
        Visitor.Answer page = enter("/portal/admin/accounts/new");
        Visitor.Answer answer = send(page, "/portal/admin/accounts/" + UUID.randomUUID() + "/" + action);
        assertThat(answer.status()).isEqualTo(404);
        assertSafe(answer);
    }

    @Test
    @DisplayName("Clients are found, made with a secret shown once, stopped, started and given a new secret")
    void clients() {
        String clientId = "robot-" + subject;
        Visitor.Answer page = enter("/portal/admin/clients/new");
        Visitor.Answer refused = send(
                page, "/portal/admin/clients/new", "kind", "web", "client_name", "x<y", "redirect_uris", "nowhere");
        assertThat(refused.status()).isEqualTo(400);
        assertSafe(refused);
        Visitor.Answer made = send(
                page,
                "/portal/admin/clients/new",
                "kind",
                "service",
                "client_id",
                clientId,
                "client_name",
                "Robot & 'son'",
                "scope",
                "menu:read",
                "audience_uris",
                API);
        String path = "/portal/admin/clients/" + clientId;
        assertThat(made.path()).startsWith(path);
        String secret = find(Pattern.compile("<code id=\"client-secret\">([^<]+)</code>"), made.body());
        assertSafe(made);
        assertThat(visitor.open(path).body()).doesNotContain(secret).contains("Robot &amp; &#39;son&#39;");
        assertThat(AdminFlow.clientCredentials(clientId, secret).statusCode()).isEqualTo(200);

        Visitor.Answer question = visitor.open(path + "/disable");
        assertSafe(question);
        send(question, path + "/disable");
        assertThat(AdminFlow.clientCredentials(clientId, secret).statusCode()).isEqualTo(401);
        send(visitor.open(path), path + "/enable");
        Visitor.Answer rotated = send(visitor.open(path + "/secret"), path + "/secret", "overlap", "PT0S");
        String second = find(Pattern.compile("<code id=\"client-secret\">([^<]+)</code>"), rotated.body());
        assertThat(AdminFlow.clientCredentials(clientId, secret).statusCode()).isEqualTo(401);
        assertThat(AdminFlow.clientCredentials(clientId, second).statusCode()).isEqualTo(200);
        assertThat(visitor.open("/portal/admin/clients?q=" + clientId).body()).contains(path);
        assertThat(visitor.open("/portal/admin/clients/nobody").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%00", "cursor=x"})
    @DisplayName("A search for clients that is malformed is answered with a 400 page")
    void malformedSearch(String query) {
        enter("/portal/admin/clients");
        Visitor.Answer page = visitor.open("/portal/admin/clients?" + query);
        assertThat(page.status()).isEqualTo(400);
        assertSafe(page);
    }

    @Test
    @DisplayName("Scopes are listed; the next signing key is made; recent events have a chart and its table")
    void scopesKeysEvents() {
        enter("/portal/admin/scopes");
        assertThat(visitor.open("/portal/admin/scopes").body()).contains("menu:write", ">master<", "clients only");

        Visitor.Answer question = visitor.open("/portal/admin/keys/rotate/EdDSA");
        assertThat(question.body()).contains("Make the next EdDSA key?");
        assertThat(send(question, "/portal/admin/keys/rotate/EdDSA").body()).contains("is published", ">next<");
        assertThat(visitor.open("/portal/admin/keys/rotate/HS256").status()).isEqualTo(404);

        Visitor.Answer events = visitor.open("/portal/admin/events");
        assertSafe(events);
        assertThat(events.body())
                .contains("TokenIssued", "SignInSucceeded", "role=\"img\"", "4 events in the last 24 hours", "&lt;img");
        Visitor.Answer some = visitor.open("/portal/admin/events?type=TokenIssued");
        assertThat(some.body()).contains("2 events", "<option value=\"TokenIssued\" selected>");
        assertThat(userService.lastAuthorization()).isNotNull();
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
