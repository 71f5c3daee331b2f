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
        assertThat(visitor.open("/portal/admin/keys").body()).contains("Chiavi di firma", "Crea prossima chiave");
        assertThat(visitor.open("/portal/admin/events").body()).contains("Attività");
    }

    @Test
    @DisplayName("A user who is not an administrator gets a 403 page, sees no link to it, and changes nothing")
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
                .contains("No accounts found");
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
    @DisplayName(
            "An administrator's form with a wrong, a missing or another session's token is answered with 403, and nothing is done")
    void crossSiteRequestForgery() {
        enter("/portal/admin/clients/new");
        Visitor other = new Visitor();
        String others = other.signIn(other.open("/portal/admin/clients/new"), userName, PASSWORD)
                .hidden()
                .get("form_token");
        for (Map<String, String> form :
                List.of(Map.<String, String>of(), Map.of("form_token", "forged"), Map.of("form_token", others))) {
            for (String path : List.of(
                    "/portal/admin/clients/new",
                    "/portal/admin/clients/till-app/disable",
                    "/portal/admin/clients/till-app/enable",
                    "/portal/admin/clients/till-app/secret",
                    "/portal/admin/accounts/new",
                    "/portal/admin/accounts/" + subject + "/groups",
                    "/portal/admin/accounts/" + subject + "/enable",
                    "/portal/admin/accounts/" + subject + "/disable",
                    "/portal/admin/accounts/" + subject + "/delete",
                    "/portal/admin/keys/rotate/RS256")) {
                assertThat(visitor.post(path, form).status()).as(path).isEqualTo(403);
            }
        }
        assertThat(visitor.open("/portal/admin/clients/till-app").body()).contains(">Enabled<");
        assertThat(visitor.open("/portal/admin/accounts/" + subject).body()).contains("Disable account");
    }

    @Test
    @DisplayName("Administrators can find, create, group, disable, enable and delete accounts, with their own rights")
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
        assertThat(made.body()).contains("Account created", "new-" + subject);

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
        assertThat(grouped.body()).contains("Account updated", "value=\"cooks bar\"");
        Visitor.Answer question = visitor.open(found + "/disable");
        assertSafe(question);
        assertThat(question.body()).contains("signed out everywhere");
        assertThat(send(question, found + "/disable").body()).contains("Enable account");
        assertThat(send(visitor.open(found), found + "/enable").body()).contains("Disable account");
        Visitor.Answer last = visitor.open(found + "/delete");
        assertSafe(last);
        assertThat(send(last, found + "/delete").path()).isEqualTo("/portal/admin/accounts?done=account-deleted");
        assertThat(visitor.open(found).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/portal/nowhere",
                "/portal/keys/no-id/revoke",
                "/portal/connected/no-id/end",
                "/portal/browsers/no-id/end",
                "/portal/apps/no-id",
                "/portal/apps/no-id/delete",
                "/portal/admin/accounts/no-id",
                "/portal/admin/accounts/no-id/disable",
                "/portal/admin/clients/no-id",
                "/portal/admin/keys/rotate/no-algorithm"
            })
    @DisplayName("An unknown portal address or a malformed id gets the 404 page")
    void noAddress(String path) {
        enter("/portal");
        Visitor.Answer page = visitor.open(path);
        assertThat(page.status()).isEqualTo(404);
        assertSafe(page);
    }

    @Test
    @DisplayName("Errors are shown in the language of the page, not in the words of the services")
    void refusedInItalian() {
        Visitor.Answer page = enter("/portal/admin/accounts/new");
        visitor.open("/oauth/language?lang=it&to=/portal");

        assertThat(send(page, "/portal/admin/accounts/new", "user_name", subjectName)
                        .body())
                .contains("Questo nome utente è già in uso.")
                .doesNotContain("already taken");
        Visitor.Answer client = send(
                page,
                "/portal/admin/clients/new",
                "kind",
                "web",
                "client_id",
                "no id",
                "client_name",
                "x<y",
                "scope",
                "nobodys:scope",
                "redirect_uris",
                "nowhere http://pos.example");
        assertThat(client.body())
                .contains(
                        "L&#39;ID client deve",
                        "Il nome deve avere",
                        "Gli URI di reindirizzamento",
                        "href=\"#redirect_uris\"",
                        "L&#39;ambito nobodys:scope non")
                .doesNotContain("must be", "must have", "registered");
        assertThat(send(page, "/portal/admin/clients/till-app/secret").body()).doesNotContain("use a secret");
        assertThat(visitor.open("/portal/admin/clients?cursor=x").body())
                .contains("La tua richiesta è stata rifiutata: cursor non è valido.");
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
    @DisplayName(
            "Administrators can find clients, create them with a secret shown once, disable, enable and re-key them")
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
        assertThat(rotated.body()).contains("New secret created");
        assertThat(visitor.open(path + "?done=secret").body()).doesNotContain("New secret created");
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
    @DisplayName("Scopes are listed; the next signing key is made")
    void scopesAndKeys() {
        enter("/portal/admin/scopes");
        assertThat(visitor.open("/portal/admin/scopes").body()).contains("menu:write", ">master<", "Clients only");

        Visitor.Answer question = visitor.open("/portal/admin/keys/rotate/EdDSA");
        assertThat(question.body()).contains("Create the next EdDSA key?");
        assertThat(send(question, "/portal/admin/keys/rotate/EdDSA").body()).contains("is published", ">next<");
        assertThat(visitor.open("/portal/admin/keys/rotate/HS256").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("Every scope is listed, however many there are")
    void manyScopes() {
        change("INSERT INTO scope (namespace, groups, clients_only, active, version)"
                + " SELECT 'filler:' || lpad(number::text, 4, '0'), '{}', false, false, 1"
                + " FROM generate_series(1, 1001) AS number");
        try {
            enter("/portal/admin/scopes");
            assertThat(visitor.open("/portal/admin/scopes").body())
                    .contains("filler:0001", "filler:1001", "<code>webhooks</code>");
        } finally {
            change("DELETE FROM scope WHERE namespace LIKE 'filler:%'");
        }
    }

    @Test
    @DisplayName("The audit log has every filter, a chart with its table, and pages")
    void auditLog() {
        enter("/portal/admin/events");
        Visitor.Answer events = visitor.open("/portal/admin/events");
        assertSafe(events);
        assertThat(events.body())
                .contains(
                        "TokenIssued",
                        "SignInSucceeded",
                        "role=\"img\"",
                        "4 events over time",
                        "&lt;img",
                        "1 Mar 10:00",
                        "There are more events",
                        "/portal/admin/events?cursor=second");
        Visitor.Answer some = visitor.open(
                "/portal/admin/events?type=TokenIssued&actor=a%26b&subject=s&client_id=c"
                        + "&user_name=ada&account=7&address=192.0.2.7&scope=menu:read&q=word&from=2026-03-01T00:00:00%2B01:00&to=2026-03-02T00:00:00");
        assertSafe(some);
        assertThat(some.body())
                .doesNotContain("SignInSucceeded")
                .contains(
                        "value=\"a&amp;b\"",
                        "value=\"192.0.2.7\"",
                        "value=\"menu:read\"",
                        "name=\"user_name\" value=\"ada\"",
                        "name=\"account\" value=\"7\"",
                        "value=\"2026-02-28T23:00\"",
                        "actor=a%26b&amp;",
                        "cursor=second");
        assertThat(visitor.open("/portal/admin/events?cursor=second").body()).doesNotContain("cursor=");
        Visitor.Answer refused = visitor.open("/portal/admin/events?address=bad");
        assertThat(refused.status()).isEqualTo(400);
        assertSafe(refused);
        assertThat(refused.body()).contains("href=\"#address\"", "id=\"address-error\"");
        assertThat(userService.lastAuthorization()).isNotNull();
    }

    @Test
    @DisplayName("After a sign-in on the way, the audit log or event is shown with the filters of the address")
    void filtersThroughSignIn() {
        String filtered = "/portal/admin/events?type=TokenIssued&q=caf%C3%A9+%26+bar";
        Visitor.Answer form = visitor.open(filtered);
        assertThat(form.path()).startsWith("/sign-in?to=/portal/admin/events%3Ftype");
        Visitor.Answer failed = visitor.signIn(form, userName, "a wrong password");
        assertThat(failed.status()).isEqualTo(400);
        Visitor.Answer events = visitor.signIn(failed, userName, PASSWORD);
        assertThat(events.path()).isEqualTo(filtered);
        assertThat(events.body()).contains("value=\"café &amp; bar\"").doesNotContain("SignInSucceeded");

        String event = "/portal/admin/events/01a1f9fa-6c1b-7186-bd7c-769fa922b492";
        visitor.cookies.clear();
        assertThat(visitor.signIn(visitor.open(event), userName, PASSWORD).path())
                .isEqualTo(event);
    }

    @Test
    @DisplayName("Filters that are too long for the sign-in redirect are dropped; the page is still reached")
    void filtersTooLong() {
        Visitor.Answer form = visitor.open("/portal/admin/events?q=" + "a".repeat(500) + "&actor=" + "b".repeat(500)
                + "&subject=" + "c".repeat(500) + "&scope=" + "d".repeat(500));
        assertThat(visitor.signIn(form, userName, PASSWORD).path()).isEqualTo("/portal/admin/events");
    }

    @Test
    @DisplayName("One event is shown with its data, its trace and its proof; one that there is not is the 404 page")
    void oneEvent() {
        enter("/portal/admin/events");
        Visitor.Answer event = visitor.open("/portal/admin/events/01a1f9fa-6c1b-7186-bd7c-769fa922b492");
        assertSafe(event);
        assertThat(event.body())
                .contains(
                        "&lt;/pre&gt;&lt;script&gt;",
                        "/portal/admin/events?trace_id=4bf92f3577b34da6a3ce929d0e0e4736",
                        "bGVhZg==",
                        "aGFzaA==",
                        "tillgate/audit\n8\n",
                        "subject=%22%3E%3Cimg");
        assertThat(visitor.open("/portal/admin/events/" + new UUID(-1L, -1L)).status())
                .isEqualTo(404);
        assertThat(visitor.open("/portal/admin/events/no-id").status()).isEqualTo(404);
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
