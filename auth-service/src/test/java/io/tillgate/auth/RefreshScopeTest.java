package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefreshScopeTest extends CodeFlow {
    private static final String GRANTED = "openid profile menu:read offline_access";

    @Test
    @DisplayName("RFC 6749 §6: a refresh that names all granted scopes yields no fewer than one that names none")
    void namesWhatWasGranted() {
        Response first = redeem(code("scope", GRANTED));
        first.then().statusCode(200).body("scope", equalTo(GRANTED));

        Response named = refresh("pos-web", first, first.path("scope"));
        named.then().statusCode(200).body("scope", equalTo(GRANTED)).body("refresh_token", notNullValue());
        refresh("pos-web", named, null).then().statusCode(200).body("scope", equalTo(GRANTED));
    }

    @Test
    @DisplayName("The password grant too answers with offline_access, and a refresh that names it keeps it")
    void passwordGrant() {
        Response first = password("menu:read offline_access");
        first.then().statusCode(200).body("scope", equalTo("menu:read offline_access"));

        Response named = refresh("chimpy-pos", first, "offline_access menu:read");
        named.then().statusCode(200).body("scope", equalTo("offline_access menu:read"));
        Response asAtFirst = refresh("chimpy-pos", named, "offline_access");
        asAtFirst.then().statusCode(200).body("scope", equalTo("menu:read offline_access"));
    }

    @Test
    @DisplayName("RFC 6749 §6: a refresh may narrow its token, and the next one has everything again")
    void narrows() {
        Response first = redeem(code("scope", GRANTED));

        Response narrow = refresh("pos-web", first, "menu:read");
        narrow.then().statusCode(200).body("scope", equalTo("menu:read"));
        refresh("pos-web", narrow, GRANTED).then().statusCode(200).body("scope", equalTo(GRANTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"menu:read menu:write", "openid offline_access", "unknown", "openid\tmenu:read"})
    @DisplayName("RFC 6749 §6: a refresh that names more than was granted is invalid_scope, and spends nothing")
    void namesMore(String scope) {
        Response first = redeem(code("scope", "openid menu:read"));

        refresh("pos-web", first, scope).then().statusCode(400).body("error", equalTo("invalid_scope"));

        Response second = refresh("pos-web", first, null);
        second.then().statusCode(200).body("scope", equalTo("openid menu:read"));
        refresh("pos-web", first, scope).then().statusCode(400).body("error", equalTo("invalid_scope"));
        refresh("pos-web", second, null).then().statusCode(200);
    }

    @Test
    @DisplayName("A refresh that is repeated within the retry window gets what it asks for, beside the same successor")
    void repeatLooksAtScope() {
        Response first = redeem(code("scope", GRANTED));
        Response narrow = refresh("pos-web", first, "menu:read");

        Response same = refresh("pos-web", first, "menu:read");
        Response wider = refresh("pos-web", first, "openid menu:read");
        Response all = refresh("pos-web", first, null);

        assertThat(same.<String>path("access_token")).isEqualTo(narrow.path("access_token"));
        wider.then().statusCode(200).body("scope", equalTo("openid menu:read"));
        all.then().statusCode(200).body("scope", equalTo(GRANTED));
        for (Response repeated : new Response[] {same, wider, all}) {
            assertThat(repeated.<String>path("refresh_token")).isEqualTo(narrow.path("refresh_token"));
        }
        assertThat(introspectAs("backoffice", "backoffice-secret", wider.path("access_token")))
                .containsEntry("scope", "openid menu:read")
                .isNotEqualTo(introspectAs("backoffice", "backoffice-secret", narrow.path("access_token")));
    }

    @Test
    @DisplayName("RFC 6749 §3.3: scopes are parted by spaces, and a tab is part of no scope")
    void tabs() {
        password("menu:read\tmenu:write").then().statusCode(400).body("error", equalTo("invalid_scope"));
        password("\tmenu:read").then().statusCode(400).body("error", equalTo("invalid_scope"));
        password("  menu:read  menu:write ").then().statusCode(200).body("scope", equalTo("menu:read menu:write"));
        assertThat(pass(authorize("scope", "openid\tmenu:read")).response()).containsEntry("error", "invalid_scope");
    }

    private Response password(String scope) {
        return form().formParams("grant_type", "password", "client_id", "chimpy-pos")
                .formParams("username", userName, "password", PASSWORD, "scope", scope)
                .post("/oauth/token");
    }

    private static Response refresh(String clientId, Response tokens, @Nullable String scope) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "refresh_token", "client_id", clientId, "refresh_token", tokens.path("refresh_token")));
        if (scope != null) {
            form.put("scope", scope);
        }
        return form().formParams(form).post("/oauth/token");
    }
}
