package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuthorizationEndpointTest extends CodeFlow {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://oauth.example/callback/",
                "https://oauth.example/callback/..",
                "https://oauth.example/callback?x=1",
                "https://oauth.example/callback#x",
                "https://oauth.example:443/callback",
                "https://oauth.example.evil.example/callback",
                "https://oauth.example@evil.example/callback",
                "https://OAUTH.example/callback",
                "http://oauth.example/callback",
                "https://oauth.example:8443/callback",
                "http://localhost/callback",
                "http://localhost:1234/callback",
                "http://127.0.0.1:1234/callback2",
                "http://127.0.0.1:1234/callback?x=1",
                "http://127.0.0.1:1234/callback?",
                "http://127.0.0.1:1234@evil.example/callback",
                "http://user@127.0.0.1:1234/callback",
                "http://127.0.0.1.evil.example/callback",
                "https://127.0.0.1:1234/callback",
                "http://127.0.0.2/callback",
                "http://127.0.0.1:99999/callback",
                "javascript:alert(1)",
                "*"
            })
    @DisplayName(
            "RFC 9700 §4.1.3: a redirect_uri that is not exactly a registered one gets an error page, never a redirect")
    void unknownRedirectUri(String redirectUri) {
        assertPage(visitor.get(authorize("redirect_uri", redirectUri)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:51004/callback",
                "http://127.0.0.1:1/callback",
                "http://127.0.0.1/callback",
                "http://[::1]:51004/callback?native=1",
                "com.example.pos:/callback"
            })
    @DisplayName("RFC 8252 §7.3: the port of http on 127.0.0.1 and [::1] is free, and §7.1: private schemes work")
    void loopbackPort(String redirectUri) {
        Visitor.Answer answer = pass(authorize("redirect_uri", redirectUri));
        assertThat(answer.location()).startsWith(redirectUri + (redirectUri.contains("?") ? "&" : "?"));
        redeem(answer.response().get("code"), "redirect_uri", redirectUri)
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("RFC 6749 §4.1.2.1: an unknown or missing client_id gets an error page, never a redirect")
    void unknownClient() {
        assertPage(visitor.get(authorize("client_id", "nobody")));
        assertPage(visitor.get(authorize("client_id", "")));
        assertPage(visitor.get(authorize() + "&client_id=pos-web"));
        assertPage(visitor.get(authorize("client_id", "a\u0000b")));
        assertPage(visitor.get("/oauth/authorize"));
        assertPage(visitor.post("/oauth/authorize", request("client_id", "nobody")));
    }

    @Test
    @DisplayName("RFC 6749 §3.1.2.3: redirect_uri may be left out only where one is registered, and not with openid")
    void missingRedirectUri() {
        assertPage(visitor.get(authorize("redirect_uri", "")));
        assertPage(visitor.get(authorize() + "&redirect_uri=https%3A%2F%2Foauth.example%2Fcallback"));
        assertError(authorizeTill("redirect_uri", ""), "invalid_request");

        String code = pass(authorizeTill("redirect_uri", "", "scope", "menu:read"))
                .response()
                .get("code");
        redeemAtTill(code, "redirect_uri", "").then().statusCode(200);
    }

    @Test
    @DisplayName("RFC 6749 §4.1.2.1, RFC 9207 §2: errors go to the client with state and iss")
    void errorsAtTheClient() {
        assertError(authorize("response_type", ""), "invalid_request");
        assertError(authorize("response_type", "token"), "unsupported_response_type");
        assertError(authorize("response_type", "code id_token"), "unsupported_response_type");
        assertError(authorize("response_mode", "fragment"), "invalid_request");
        assertError(authorize("prompt", "none login"), "invalid_request");
        assertError(authorize("prompt", "create"), "invalid_request");
        assertError(authorize("max_age", "-1"), "invalid_request");
        assertError(authorize("max_age", "soon"), "invalid_request");
        assertError(authorize("claims", "{"), "invalid_request");
        assertError(authorize("id_token_hint", "x.y.z"), "invalid_request");
        assertError(authorize("nonce", "n".repeat(600)), "invalid_request");
        assertError(
                authorize("client_id", "kiosk", "redirect_uri", "https://kiosk.example/callback"),
                "unauthorized_client");
    }

    @Test
    @DisplayName("RFC 6749 §3.1: a parameter sent twice is invalid_request; state sent twice is not sent back")
    void duplicates() {
        assertError(authorize() + "&scope=menu%3Aread", "invalid_request");
        assertError(authorize() + "&code_challenge=" + CHALLENGE, "invalid_request");
        assertThat(visitor.get(authorize() + "&state=other").response())
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  a state\t ", " ", "%20+&=\"<>", "caff\u00e8 \u6f22", "\r\nX: y"})
    @DisplayName("RFC 6749 §4.1.2: state is sent back as it is, with the blanks around it")
    void stateAsItIs(String state) {
        assertThat(visitor.get(authorize("prompt", "none", "state", state)).response())
                .containsEntry("error", "login_required")
                .containsEntry("state", state);
        assertThat(pass(authorize("state", state)).response())
                .containsKey("code")
                .containsEntry("state", state);
        assertThat(visitor.get(authorize("prompt", "none", "state", state, "response_mode", "form_post"))
                        .body())
                .contains("name=\"state\"");
    }

    @Test
    @DisplayName("A state of 2048 bytes is returned; a longer one is invalid_request, since proxies would drop the URL")
    void longState() {
        for (String state : List.of("s".repeat(2_048), "\u00e8".repeat(1_024), "%".repeat(2_048))) {
            Visitor.Answer answer = visitor.get(authorize("prompt", "none", "state", state));
            assertThat(answer.response())
                    .containsEntry("error", "login_required")
                    .containsEntry("state", state);
            assertThat(answer.location()).hasSizeLessThan(8_000);
        }
        for (String state : List.of("s".repeat(2_049), "\u00e8".repeat(1_025))) {
            assertThat(visitor.get(authorize("prompt", "none", "state", state)).response())
                    .containsEntry("error", "invalid_request")
                    .doesNotContainKey("state");
        }
    }

    @Test
    @DisplayName("RFC 6749 §3.1: unknown parameters, and wishes that cannot be met, never fail a request")
    void ignored() {
        Visitor.Answer answer = pass(authorize(
                "foo",
                "bar",
                "display",
                "nonsense",
                "ui_locales",
                "xx !",
                "claims_locales",
                "??",
                "acr_values",
                "9 8"));
        assertThat(answer.response()).containsKey("code");
    }

    @Test
    @DisplayName("OIDC Core §6: request and request_uri outside PAR are answered with their errors")
    void requestObjects() {
        assertThat(visitor.get(authorize("request_uri", "https://oauth.example/request"))
                        .response())
                .containsEntry("error", "request_uri_not_supported");
    }

    @Test
    @DisplayName("RFC 6749 §3.3: a scope that the user cannot grant is invalid_scope; a default one is left out")
    void scopes() {
        assertThat(pass(authorize("scope", "openid sales:refund")).response()).containsEntry("error", "invalid_scope");
        assertThat(pass(authorize("scope", "openid webhooks")).response()).containsEntry("error", "invalid_scope");

        String code = code("scope", "");
        redeem(code).then().statusCode(200).body("scope", equalTo("openid profile menu:read"));
    }

    @Test
    @DisplayName("RFC 8707 §2: an audience that is not the client's is invalid_target")
    void audience() {
        assertThat(pass(authorize("resource", "https://elsewhere.example")).response())
                .containsEntry("error", "invalid_target");
    }

    @Test
    @DisplayName("Form Post Response Mode: the response is a page that posts itself, by a script of ours or a button")
    void formPost() {
        Visitor.Answer page = pass(authorize("response_mode", "form_post", "state", "\"><script>alert(1)</script>"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("action=\"" + CALLBACK + "\"", "name=\"code\"", "name=\"iss\"", "<button")
                .doesNotContain("<script>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'", "form-action 'self' https://oauth.example;")
                .doesNotContain("unsafe");
        assertThat(visitor.get("/oauth/assets/form-post.js").status()).isEqualTo(200);
        redeem(page.hidden().get("code")).then().statusCode(200);
    }

    @Test
    @DisplayName(
            "OIDC Core §3.1.2.1: a cross-site POST, which brings no cookies, leads to a GET that does: the session survives")
    void crossSitePost() {
        pass(authorize());
        Map<String, String> kept = new HashMap<>(visitor.cookies);
        visitor.cookies.clear();
        Visitor.Answer posted = visitor.post("/oauth/authorize", request());
        assertThat(posted.status()).isEqualTo(303);
        assertThat(posted.setCookies()).isEmpty();
        visitor.cookies.putAll(kept);

        assertThat(visitor.open(posted.location()).response()).containsKey("code");
    }

    @Test
    @DisplayName(
            "OIDC Core §3.1.2.6: prompt=none is login_required without a session, consent_required without consent")
    void promptNone() {
        assertError(authorize("prompt", "none"), "login_required");
        pass(authorizeTill());
        assertError(authorize("prompt", "none"), "consent_required");
        assertThat(visitor.open(authorizeTill("prompt", "none")).response()).containsKey("code");
    }

    @Test
    @DisplayName("OIDC Core §3.1.2.1: prompt=login asks again, and auth_time moves; the session keeps its sid")
    void promptLogin() throws ParseException {
        SignedJWT first = idToken(redeem(code()));
        change(
                "UPDATE browser_session SET authenticated_at = authenticated_at - interval '1 hour' WHERE account_id = $1",
                account);

        Visitor.Answer asked = visitor.open(authorize("prompt", "login"));
        assertThat(asked.path()).startsWith("/sign-in");
        SignedJWT second = idToken(
                redeem(visitor.signIn(asked, userName, PASSWORD).response().get("code")));

        assertThat(authTime(second)).isGreaterThanOrEqualTo(authTime(first));
        assertThat(second.getJWTClaimsSet().getStringClaim("sid"))
                .isEqualTo(first.getJWTClaimsSet().getStringClaim("sid"));
    }

    @Test
    @DisplayName("OIDC Core §3.1.2.1: an exceeded max_age asks again; a sign-in that is recent enough does not")
    void maxAge() {
        pass(authorizeTill());
        assertThat(visitor.open(authorizeTill("max_age", "600")).response()).containsKey("code");
        change(
                "UPDATE browser_session SET authenticated_at = authenticated_at - interval '1 hour' WHERE account_id = $1",
                account);

        assertError(authorizeTill("max_age", "600", "prompt", "none"), "login_required");
        Visitor.Answer asked = visitor.open(authorizeTill("max_age", "600"));
        assertThat(asked.path()).startsWith("/sign-in");
        assertThat(visitor.signIn(asked, userName, PASSWORD).response()).containsKey("code");
        assertThat(visitor.open(authorizeTill("max_age", "0")).path()).startsWith("/sign-in");
    }

    @Test
    @DisplayName("OIDC Core §3.1.2.1: prompt=select_account lets the user continue as the current account or another")
    void selectAccount() {
        pass(authorizeTill());
        Visitor.Answer page = visitor.open(authorizeTill("prompt", "select_account"));
        assertThat(page.path()).startsWith("/sign-in");
        String choice = page.body().replaceAll("(?s).*name=\"choice\" value=\"([^\"]+)\".*", "$1");
        Map<String, String> form = new HashMap<>(page.hidden());
        form.put("choice", choice);

        assertThat(visitor.submit("/sign-in", form).response()).containsKey("code");
    }

    @Test
    @DisplayName("OIDC Core §3.1.2.1: an id_token_hint for another user is login_required, or another sign-in")
    void idTokenHint() {
        String own = redeem(code()).path("id_token");
        assertThat(visitor.open(authorize("prompt", "none", "id_token_hint", own))
                        .response())
                .containsKey("code");

        UUID other = UUID.randomUUID();
        userService.put(other, "eve-" + other, PASSWORD, "active", List.of("user"), 1, CREATED);
        Visitor eve = new Visitor();
        eve.signIn(eve.open(authorizeTill()), "eve-" + other, PASSWORD);
        assertThat(eve.open(authorizeTill("prompt", "none", "id_token_hint", own))
                        .response())
                .containsEntry("error", "login_required");
        Visitor.Answer asked = eve.open(authorizeTill("id_token_hint", own));
        assertThat(asked.path()).startsWith("/sign-in");
        assertThat(eve.signIn(asked, "eve-" + other, PASSWORD).response()).containsEntry("error", "login_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:51004/callback", "com.example.pos:/callback"})
    @DisplayName(
            "RFC 8252 §8.6: a public client on the device gets nothing without its user, for any app can pass for it")
    void nativeApp(String redirectUri) {
        assertThat(pass(authorize("redirect_uri", redirectUri)).response()).containsKey("code");

        Visitor.Answer again = visitor.open(authorize("redirect_uri", redirectUri));
        assertThat(again.path()).startsWith("/consent");
        assertThat(visitor.decide(again, "allow").response()).containsKey("code");
        assertError(authorize("redirect_uri", redirectUri, "prompt", "none"), "consent_required");
        Visitor.Answer signIn = visitor.open(authorize("redirect_uri", redirectUri, "prompt", "login"));
        assertThat(visitor.signIn(signIn, userName, PASSWORD).response()).containsKey("code");
        assertThat(visitor.open(authorize()).response()).as("https").containsKey("code");
    }

    @Test
    @DisplayName("RFC 6749 §10.12: a request belongs to one browser; another one cannot go on with it")
    void boundToBrowser() {
        String signIn = visitor.get(authorize()).location();
        Visitor thief = new Visitor();
        thief.open(authorize());

        assertThat(thief.get(signIn).status()).isEqualTo(400);
        assertThat(thief.get(signIn.replace("/sign-in?request=", "/oauth/authorize/"))
                        .status())
                .isEqualTo(400);
        assertThat(new Visitor().get(signIn.replace("sign-in", "consent")).status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("A request is answered once")
    void answeredOnce() {
        Visitor.Answer signIn = visitor.open(authorizeTill());
        String handle = signIn.hidden().get("request");
        assertThat(visitor.signIn(signIn, userName, PASSWORD).response()).containsKey("code");
        assertThat(visitor.get("/oauth/authorize/" + handle).status()).isEqualTo(400);

        String again = visitor.post("/oauth/authorize", request()).location();
        visitor.cookies.clear();
        Visitor.Answer refused = visitor.decide(visitor.signIn(visitor.open(again), userName, PASSWORD), "refuse");
        assertThat(refused.response()).containsEntry("error", "access_denied");
        assertThat(visitor.get(refused.path()).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("Nothing is written for a request before somebody has signed in, however it comes")
    void nothingKeptForStrangers() {
        Object before = value("SELECT count(*) FROM authorization_request");
        for (int i = 0; i < 5; i++) {
            Visitor stranger = new Visitor();
            assertThat(stranger.open(authorize()).path()).startsWith("/sign-in");
            assertThat(stranger.get(authorize("prompt", "none")).response()).containsEntry("error", "login_required");
            assertThat(stranger.open(
                                    stranger.post("/oauth/authorize", request()).location())
                            .path())
                    .startsWith("/sign-in");
            assertThat(stranger.open("/oauth?cb=https%3A%2F%2Floyalty.example%2Fcb&scopes=menu:read")
                            .path())
                    .startsWith("/sign-in");
        }
        assertThat(value("SELECT count(*) FROM authorization_request")).isEqualTo(before);
    }

    @Test
    @DisplayName("A request that is too long for an address is invalid_request, and never a fault of ours")
    void tooLong() {
        byte[] random = new byte[5_000];
        ThreadLocalRandom.current().nextBytes(random);
        String audience = Base64.getUrlEncoder().encodeToString(random);

        assertError(authorize("audience", audience), "invalid_request");
        assertThat(visitor.post("/oauth/authorize", request("audience", audience))
                        .response())
                .containsEntry("error", "invalid_request");
    }

    @Test
    @DisplayName("RFC 8414 §2: the metadata announces the features of the endpoint")
    void metadata() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .body("authorization_endpoint", equalTo(ISSUER + "/oauth/authorize"))
                .body("response_types_supported", hasItems("code"))
                .body("response_modes_supported", hasItems("query", "form_post"))
                .body("code_challenge_methods_supported", equalTo(List.of("S256")))
                .body("grant_types_supported", hasItems("authorization_code"))
                .body("authorization_response_iss_parameter_supported", equalTo(true));
    }

    private void assertError(String address, String error) {
        Visitor.Answer answer = visitor.get(address);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.response())
                .containsEntry("error", error)
                .containsEntry("state", "af0ifjsldkj")
                .containsEntry("iss", ISSUER)
                .doesNotContainKey("code");
    }

    private static void assertPage(Visitor.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
    }

    private static SignedJWT idToken(Response tokens) throws ParseException {
        return SignedJWT.parse(tokens.path("id_token"));
    }

    private static long authTime(SignedJWT idToken) throws ParseException {
        return idToken.getJWTClaimsSet().getLongClaim("auth_time");
    }
}
