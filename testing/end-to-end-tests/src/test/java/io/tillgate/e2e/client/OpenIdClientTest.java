package io.tillgate.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.tillgate.e2e.browser.Chromium;
import io.tillgate.e2e.browser.NeedsBrowser;
import io.tillgate.e2e.browser.Visitor;
import io.tillgate.e2e.stack.Suite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class OpenIdClientTest {
    private static final String SCOPE = "openid profile menu:read";

    private final Suite suite;
    private final Chromium chromium;
    private final String userName = Suite.newUserName();
    private String subject;
    private Visitor visitor;

    OpenIdClientTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @BeforeEach
    void arrive() {
        subject = suite.createAccount(userName);
        visitor = chromium.visitor();
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    @DisplayName("RFC 6749 §4.1, RFC 7636: openid-client signs in, reads userinfo, refreshes, introspects, revokes")
    void wholeFlow() {
        try (NodeApp app = app("pos-web");
                NodeApp backOffice =
                        app("backoffice", "client_secret", suite.stack().clientSecret("backoffice"))) {
            visitor.open(app.authorizationUrl(Map.of("scope", SCOPE))).signIn(userName, Suite.PASSWORD);
            visitor.consent().allow();
            assertIsBack();
            JsonNode first = app.call("callback");

            assertThat(first.at("/claims/sub").asText()).isEqualTo(subject);
            assertThat(first.at("/claims/aud").asText()).isEqualTo("pos-web");
            assertThat(first.at("/claims/auth_time").isIntegralNumber()).isTrue();
            JsonNode user = app.call("userinfo");
            assertThat(user.path("sub").asText()).isEqualTo(subject);
            assertThat(user.path("preferred_username").asText()).isEqualTo(userName);
            String token = first.at("/tokens/access_token").asText();
            assertThat(suite.menuStatus(token)).isEqualTo(200);

            JsonNode second = app.call("refresh");
            String renewed = second.at("/tokens/access_token").asText();
            assertThat(renewed).isNotEqualTo(token);
            assertThat(second.at("/tokens/refresh_token").asText())
                    .isNotEqualTo(first.at("/tokens/refresh_token").asText());
            assertThat(second.at("/claims/auth_time")).isEqualTo(first.at("/claims/auth_time"));
            assertThat(suite.menuStatus(renewed)).isEqualTo(200);

            JsonNode introspected = backOffice.call("introspect", Map.of("token", renewed));
            assertThat(introspected.path("active").asBoolean()).isTrue();
            assertThat(introspected.path("sub").asText()).isEqualTo(subject);
            assertThat(introspected.path("client_id").asText()).isEqualTo("pos-web");

            app.call(
                    "revoke", Map.of("token", second.at("/tokens/refresh_token").asText()));
            assertThat(backOffice
                            .call("introspect", Map.of("token", renewed))
                            .path("active")
                            .asBoolean())
                    .isFalse();
            assertThat(app.error("refresh")).isEqualTo("invalid_grant");
        }
    }

    @Test
    @DisplayName("RP-Initiated Logout §2: openid-client signs out; the session and its tokens are ended")
    void logout() {
        Registration registration = Registration.of(suite).publicClient().register();
        try (NodeApp app = app(registration.clientId())) {
            registration.change(Map.of("post_logout_redirect_uris", List.of(app.origin() + "/signed-out")));
            signIn(app);

            visitor.page().navigate(app.call("endSession").asText());

            PlaywrightAssertions.assertThat(visitor.page().locator("h1")).hasText("Signed out of the application");
            assertThat(app.error("refresh")).isEqualTo("invalid_grant");
            visitor.page().navigate(app.authorizationUrl(Map.of("scope", SCOPE, "prompt", "none")));
            assertThat(app.error("callback")).isEqualTo("login_required");
        }
    }

    @Test
    @DisplayName(
            "OIDC Core §3.1.2.4: consent that was refused is access_denied; RFC 8252 §8.6: an app on the device is asked for again")
    void consent() {
        try (NodeApp app = app(Registration.of(suite).publicClient().register().clientId())) {
            visitor.open(app.authorizationUrl(Map.of("scope", SCOPE))).signIn(userName, Suite.PASSWORD);
            visitor.consent().refuse();
            assertIsBack();
            assertThat(app.error("callback")).isEqualTo("access_denied");

            visitor.page().navigate(app.authorizationUrl(Map.of("scope", SCOPE)));
            visitor.consent().allow();
            assertIsBack();
            app.call("callback");

            visitor.page().navigate(app.authorizationUrl(Map.of("scope", SCOPE)));
            visitor.consent().allow();
            assertIsBack();
            assertThat(app.call("callback").at("/claims/sub").asText()).isEqualTo(subject);
        }
    }

    @Test
    @DisplayName("OIDC Core §3.1.2.4: nobody is asked for consent to a first-party client")
    void firstParty() {
        try (NodeApp app = app(
                Registration.of(suite).publicClient().firstParty().register().clientId())) {
            visitor.open(app.authorizationUrl(Map.of("scope", SCOPE))).signIn(userName, Suite.PASSWORD);
            assertIsBack();
            assertThat(app.call("callback").at("/claims/sub").asText()).isEqualTo(subject);
        }
    }

    @Test
    @DisplayName("OAuth 2.0 Form Post Response Mode §2: the answer comes by POST, across sites")
    void formPost() {
        try (NodeApp app = app(Registration.of(suite).publicClient().register().clientId())) {
            visitor.open(app.authorizationUrl(Map.of("scope", SCOPE, "response_mode", "form_post")))
                    .signIn(userName, Suite.PASSWORD);
            visitor.consent().allow();
            assertIsBack();

            assertThat(visitor.page().url()).doesNotContain("?");
            assertThat(app.call("callback").at("/claims/sub").asText()).isEqualTo(subject);
            assertThat(visitor.violations()).isEmpty();
        }
    }

    @Test
    @DisplayName("RFC 7523 §2.2: openid-client authenticates with private_key_jwt")
    void privateKeyJwt() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("till-1").generate();
        String clientId = Registration.of(suite)
                .with("token_endpoint_auth_method", "private_key_jwt")
                .with("jwks", new JWKSet(key.toPublicJWK()).toJSONObject())
                .register()
                .clientId();
        try (NodeApp app = app(clientId, "private_key", key.toJSONObject())) {
            signIn(app);
            assertThat(app.call("refresh").at("/tokens/token_type").asText()).isEqualToIgnoringCase("bearer");
        }
    }

    private void signIn(NodeApp app) {
        visitor.open(app.authorizationUrl(Map.of("scope", SCOPE))).signIn(userName, Suite.PASSWORD);
        visitor.consent().allow();
        assertIsBack();
        assertThat(app.call("callback").at("/claims/sub").asText()).isEqualTo(subject);
    }

    private void assertIsBack() {
        PlaywrightAssertions.assertThat(visitor.page().locator("h1")).hasText("Back in the application");
    }

    private NodeApp app(String clientId) {
        return NodeApp.start(Map.of("issuer", suite.stack().origin(), "client_id", clientId));
    }

    private NodeApp app(String clientId, String credential, Object value) {
        return NodeApp.start(Map.of("issuer", suite.stack().origin(), "client_id", clientId, credential, value));
    }
}
