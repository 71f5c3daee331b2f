package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PortalRecentSignInTest extends PortalFlow {
    private static final String NEW_APP = "/portal/apps/new";
    private static final String NEW_CLIENT = "/portal/admin/clients/new";

    @Test
    @DisplayName("A new app takes a sign-in of the last five minutes: the page leads to it, and back to the form")
    void newApp() {
        Visitor.Answer page = enter(NEW_APP);
        signedInAnHourAgo();

        Visitor.Answer asked = visitor.post(NEW_APP, form(page, "name", "Thief"));
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.location()).isEqualTo("/sign-in?switch=true&to=" + NEW_APP);
        assertThat(visitor.get(NEW_APP).location()).isEqualTo(asked.location());
        assertThat(value("SELECT count(*) FROM client WHERE owner_account_id = $1", account))
                .isEqualTo(0L);
        assertThat(visitor.get("/portal/apps").status()).isEqualTo(200);

        Visitor.Answer back = visitor.signIn(visitor.open(asked.location()), userName, PASSWORD);
        assertThat(back.path()).isEqualTo(NEW_APP);
        assertThat(visitor.post(NEW_APP, form(back, "name", "Stock list")).status())
                .isEqualTo(303);
        assertThat(value("SELECT count(*) FROM client WHERE owner_account_id = $1", account))
                .isEqualTo(1L);
    }

    @Test
    @DisplayName("Administrators' forms take a sign-in of the last five minutes; their lists do not")
    void administrators() {
        userService.put(account, userName, PASSWORD, "active", List.of("user", "master", "administrator"), 2, CREATED);
        Visitor.Answer page = enter(NEW_CLIENT);
        signedInAnHourAgo();

        for (String path : List.of(
                NEW_CLIENT,
                "/portal/admin/clients/backoffice/disable",
                "/portal/admin/clients/backoffice/secret",
                "/portal/admin/accounts/new",
                "/portal/admin/accounts/" + account + "/disable",
                "/portal/admin/accounts/" + account + "/delete",
                "/portal/admin/keys/rotate/RS256")) {
            String expected = "/sign-in?switch=true&to=" + path;
            assertThat(visitor.post(path, form(page)).location()).as(path).isEqualTo(expected);
            assertThat(visitor.get(path).location()).as(path).isEqualTo(expected);
        }
        assertThat(visitor.post("/portal/admin/clients/backoffice/enable", form(page))
                        .location())
                .isEqualTo("/sign-in?switch=true&to=/portal/admin/clients/backoffice");
        assertThat(visitor.post("/portal/admin/accounts/" + account + "/groups", form(page))
                        .location())
                .isEqualTo("/sign-in?switch=true&to=/portal/admin/accounts/" + account);
        assertThat(visitor.get("/portal/admin/clients").status()).isEqualTo(200);
    }

    private void signedInAnHourAgo() {
        change(
                "UPDATE browser_session SET authenticated_at = authenticated_at - interval '1 hour' WHERE account_id = $1",
                account);
    }
}
