package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the portal share: somebody with a profile, who signs in there. */
abstract class PortalFlow extends CodeFlow {
    /** A name that would be markup, were it not escaped. */
    static final String MARKUP = "\"><img src=x onerror=alert(1)>'";

    @BeforeEach
    void knownProfile() {
        userService.putProfile(
                account,
                Map.of(
                        "id",
                        account.toString(),
                        "user_name",
                        userName,
                        "display_name",
                        "Ada Lovelace",
                        "email",
                        "ada@example.com",
                        "email_verified",
                        true,
                        "updated_at",
                        "2026-01-01T00:00:00Z"));
    }

    /** Signs in on the way to a page of the portal. */
    Visitor.Answer enter(String path) {
        Visitor.Answer page = visitor.signIn(visitor.open(path), userName, PASSWORD);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.path()).isEqualTo(path);
        return page;
    }

    /** Sends a form of a page, filled in, and opens what follows. */
    Visitor.Answer send(Visitor.Answer page, String path, String... fields) {
        return visitor.submit(path, form(page, fields));
    }

    static Map<String, String> form(Visitor.Answer page, String... fields) {
        Map<String, String> form = new HashMap<>(page.hidden());
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    /** A page as it must be: safe, quiet, whole. */
    static void assertSafe(Visitor.Answer page) {
        assertThat(page.headers().firstValue("Cache-Control")).as(page.path()).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .as(page.path())
                .startsWith("default-src 'none'; style-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body().replaceAll("<script src=\"/oauth/assets/[a-z]+\\.js\"( defer)?></script>", ""))
                .as(page.path())
                .doesNotContain("<script", "<style", " style=", " onclick=", "javascript:", "<img", "NOT_FOUND")
                .doesNotContainPattern("<[^>\"]*(\"[^\"]*\"[^>\"]*)* on[a-z]+=")
                .containsOnlyOnce("<main id=\"content\"")
                .containsOnlyOnce("<h1")
                .containsPattern("<title>[^<]+ - Tillgate</title>");
    }

    static final List<String> OWN_PAGES = List.of(
            "/portal",
            "/portal/password",
            "/portal/apps",
            "/portal/apps/new",
            "/portal/connected",
            "/portal/connected/end-all",
            "/portal/keys",
            "/portal/browsers",
            "/portal/browsers/end-others");
}
