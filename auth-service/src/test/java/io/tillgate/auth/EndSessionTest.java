package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.auth.key.TokenSigner;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EndSessionTest extends ShopFlow {
    private static final String BYE = "https://shop.example/bye";

    @Inject
    TokenSigner signer;

    @Test
    @DisplayName("RP-Initiated Logout §2, §3: a hint of this session ends it, and sends the browser back with state")
    void withHint() {
        Response tokens = tokens();
        assertThat(isActive(tokens.path("access_token"))).isTrue();

        Visitor.Answer answer = visitor.open(
                endSession("id_token_hint", tokens.path("id_token"), "post_logout_redirect_uri", BYE, "state", "s 1&"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(BYE + "?state=s+1%26");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(isSignedIn()).isFalse();
        refresh(tokens.path("refresh_token")).then().statusCode(400).body("error", equalTo("invalid_grant"));
        assertThat(isActive(tokens.path("access_token"))).isFalse();
    }

    @Test
    @DisplayName("OIDC Core §11: a grant with offline_access outlives the session")
    void offlineAccess() {
        Response tokens = tokens("scope", "openid offline_access", "prompt", "consent");

        visitor.open(endSession("id_token_hint", tokens.path("id_token")));

        assertThat(isSignedIn()).isFalse();
        refresh(tokens.path("refresh_token")).then().statusCode(200);
    }

    @Test
    @DisplayName("An ended session stays ended even if a browser keeps its cookie")
    void oldCookie() {
        Response tokens = tokens();
        Map<String, String> kept = new HashMap<>(visitor.cookies);

        visitor.open(endSession("id_token_hint", tokens.path("id_token")));

        assertThat(visitor.cookies).doesNotContainKey("tillgate-session");
        visitor.cookies.putAll(kept);
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    @DisplayName(
            "RP-Initiated Logout §2: without a hint the user is asked, so that no image on a page signs anybody out")
    void withoutHint() {
        tokens();

        Visitor.Answer page = visitor.open(endSession("client_id", "shop-web", "post_logout_redirect_uri", BYE));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Shop wants to sign you out", "name=\"form_token\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(isSignedIn()).isTrue();
        Visitor.Answer done = visitor.submit("/oauth/end-session/confirm", page.hidden());
        assertThat(done.location()).isEqualTo(BYE);
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    @DisplayName("The confirmation needs the form token of this browser")
    void forgedConfirmation() {
        tokens();
        Map<String, String> form = new HashMap<>(visitor.open(endSession()).hidden());
        Map<String, String> foreign = new Visitor().open(endSession()).hidden();

        assertThat(visitor.submit("/oauth/end-session/confirm", Map.of()).status())
                .isEqualTo(400);
        form.put("form_token", "x" + form.get("form_token").substring(1));
        assertThat(visitor.submit("/oauth/end-session/confirm", form).status()).isEqualTo(400);
        assertThat(visitor.submit("/oauth/end-session/confirm", foreign).status())
                .isEqualTo(400);
        assertThat(isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/bye/",
                "https://shop.example/bye?x=1",
                "https://shop.example/BYE",
                "https://shop.example",
                "https://shop.example/bye#x",
                "https://evil.example/bye",
                "https://shop.example/callback",
                "javascript:alert(1)"
            })
    @DisplayName("RP-Initiated Logout §3: an unregistered redirect URI is not followed; the user can still sign out")
    void unregisteredRedirect(String redirectUri) {
        Response tokens = tokens();

        Visitor.Answer answer = visitor.get(
                endSession("id_token_hint", tokens.path("id_token"), "post_logout_redirect_uri", redirectUri));

        assertThat(isSignedIn()).isTrue();
        assertOffersSignOut(answer);
    }

    @Test
    @DisplayName("A redirect URI without hint and client leads nowhere")
    void noClient() {
        tokens();
        assertOffersSignOut(visitor.get(endSession("post_logout_redirect_uri", BYE)));
    }

    @Test
    @DisplayName("A state that is too long for an address leads nowhere")
    void longState() {
        tokens();
        assertOffersSignOut(visitor.get(
                endSession("client_id", "shop-web", "post_logout_redirect_uri", BYE, "state", "s".repeat(2_049))));
    }

    @Test
    @DisplayName("A redirect URI with a query of its own keeps it")
    void redirectForms() {
        Response tokens = tokens();
        String query = BYE + "?from=shop";

        assertThat(visitor.get(endSession(
                                "id_token_hint",
                                tokens.path("id_token"),
                                "post_logout_redirect_uri",
                                query,
                                "state",
                                "s"))
                        .location())
                .isEqualTo(query + "&state=s");
    }

    @Test
    @DisplayName("RP-Initiated Logout §4: a hint that is not an ID token of this issuer is ignored")
    void badHint() {
        Response tokens = tokens();
        String genuine = tokens.path("id_token");
        String payload = genuine.substring(genuine.indexOf('.') + 1, genuine.lastIndexOf('.'));

        for (String hint : List.of(
                "x",
                genuine.substring(0, genuine.length() - 10) + "AAAAAAAAAA",
                "eyJhbGciOiJub25lIn0." + payload + ".",
                tokens.<String>path("access_token"))) {
            tokens();
            assertOffersSignOut(visitor.get(endSession("id_token_hint", hint, "post_logout_redirect_uri", BYE)));
        }
    }

    @Test
    @DisplayName("RP-Initiated Logout §4: an expired hint is accepted")
    void expiredHint() {
        Map<String, Object> claims = new HashMap<>(idToken(tokens()).toJSONObject());
        claims.put("iat", 1_000_000_000);
        claims.put("exp", 1_000_000_001);

        Visitor.Answer answer =
                visitor.get(endSession("id_token_hint", signer.sign("JWT", claims), "post_logout_redirect_uri", BYE));

        assertThat(answer.location()).isEqualTo(BYE);
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    @DisplayName("A hint of another session does not end this one: the user is asked")
    void hintOfAnotherSession() {
        Response elsewhere = tokens();
        visitor.cookies.clear();
        tokens();

        Visitor.Answer page = visitor.open(endSession("id_token_hint", elsewhere.path("id_token")));

        assertThat(page.body()).contains("form_token");
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    @DisplayName("RP-Initiated Logout §4: with a client_id that is unknown or not the hint's, there is no redirect")
    void otherClient() {
        Response tokens = tokens();
        assertThat(visitor.get(endSession("client_id", "a\0b")).status()).isEqualTo(400);
        for (String client : List.of("pos-web", "nobody")) {
            assertOffersSignOut(visitor.get(endSession("id_token_hint", tokens.path("id_token"), "client_id", client)));
            tokens = tokens();
            assertOffersSignOut(visitor.get(endSession("client_id", client, "post_logout_redirect_uri", BYE)));
            tokens = tokens();
        }
    }

    @Test
    @DisplayName("RP-Initiated Logout §2: POST does the same; from another site it comes back as GET with the cookie")
    void byPost() {
        Response tokens = tokens();
        Map<String, String> form =
                Map.of("id_token_hint", tokens.path("id_token"), "post_logout_redirect_uri", BYE, "state", "s");
        Map<String, String> kept = new HashMap<>(visitor.cookies);

        visitor.cookies.clear();
        Visitor.Answer crossSite = visitor.post("/oauth/end-session", form);
        visitor.cookies.putAll(kept);
        assertThat(crossSite.status()).isEqualTo(303);
        assertThat(crossSite.location()).startsWith("/oauth/end-session?");
        assertThat(isSignedIn()).isTrue();
        assertThat(visitor.open(crossSite.location()).location()).isEqualTo(BYE + "?state=s");
        assertThat(isSignedIn()).isFalse();

        Response again = tokens();
        assertThat(visitor.post("/oauth/end-session", Map.of("id_token_hint", again.path("id_token")))
                        .status())
                .isEqualTo(200);
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    @DisplayName("RFC 9110 §15.4: the redirect after a form contains only characters that a URL permits")
    void byPostMalformed() {
        Visitor.Answer answer = visitor.postRaw("/oauth/end-session", "state=a b\u00e9&ui_locales=it\r\nX: y&x=%7a");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).matches("/oauth/end-session\\?[A-Za-z0-9%&=+._*-]+");
        assertThat(visitor.open(answer.location()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("If nobody is signed in any more, the browser is still redirected")
    void nobodySignedIn() {
        Response tokens = tokens();
        visitor.cookies.clear();

        assertThat(visitor.get(endSession("id_token_hint", tokens.path("id_token"), "post_logout_redirect_uri", BYE))
                        .location())
                .isEqualTo(BYE);
        assertThat(visitor.get(endSession()).body())
                .contains("You&#39;re signed out", "signing you out of the apps")
                .doesNotContain("have been told");
        assertThat(visitor.get(endSession("post_logout_redirect_uri", BYE)).body())
                .contains("You&#39;re signed out");
        assertThat(visitor.get(endSession("ui_locales", "it")).body())
                .contains("Disconnessione effettuata", "lang=\"it\"");
    }

    @Test
    @DisplayName("A parameter sent twice is refused with a page")
    void twice() {
        tokens();
        assertThat(visitor.get("/oauth/end-session?client_id=a&client_id=b").status())
                .isEqualTo(400);
    }

    /** The answer asks, and the user's yes signs out and leads nowhere else. */
    private void assertOffersSignOut(Visitor.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.hidden()).doesNotContainKey("post_logout_redirect_uri");
        assertThat(isSignedIn()).isTrue();
        Visitor.Answer done = visitor.submit("/oauth/end-session/confirm", answer.hidden());
        assertThat(done.body()).contains("You&#39;re signed out");
        assertThat(isSignedIn()).isFalse();
    }

    private static String endSession(String... parameters) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        return "/oauth/end-session?" + Visitor.encode(all);
    }
}
