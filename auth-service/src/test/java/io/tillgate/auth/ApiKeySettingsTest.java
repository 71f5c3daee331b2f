package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ApiKeySettingsTest.Strict.class)
class ApiKeySettingsTest extends ModuleFlow {

    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tillgate.auth.api-keys.lifetime", "P30D",
                    "tillgate.auth.api-keys.header", "X-Till-Key",
                    "tillgate.auth.api-keys.max-per-account", "2",
                    "tillgate.auth.api-keys.callback-hosts", "loyalty.example,localhost",
                    "tillgate.auth.api-keys.last-used-interval", "PT0S");
        }
    }

    @Test
    @DisplayName("With a configured lifetime a key expires, as lists and introspection show")
    void lifetime() {
        assertThat(consentPage("menu:read").body())
                .contains("data-key-end=\"" + LocalDate.now(ZoneOffset.UTC).plusDays(30) + "\"");
        String key = key("menu:read");

        Map<String, Object> listed = keys().get(0);
        Instant created = Instant.parse((String) listed.get("created_at"));
        assertThat(Instant.parse((String) listed.get("expires_at"))).isEqualTo(created.plus(Duration.ofDays(30)));
        assertThat(((Number) introspectKey(key).get("exp")).longValue())
                .isEqualTo(created.plus(Duration.ofDays(30)).getEpochSecond());
    }

    @Test
    @DisplayName("The header name is a setting that modules receive")
    void header() {
        Visitor.Answer answer = answer(consentPage("account"), "allow");
        assertThat(answer.response()).containsEntry("key_header", "X-Till-Key");
        String key = answer.response().get("key");
        given().header("X-Till-Key", key).get("/apps").then().statusCode(200);
        given().header("X-API-KEY", key).get("/apps").then().statusCode(401);
    }

    @Test
    @DisplayName("A host that is not on the operator's list gets a page with status 400")
    void hosts() {
        assertThat(visitor.get(request("https://loyalty.example/other", "menu:read"))
                        .status())
                .isEqualTo(303);
        assertThat(visitor.get(request("http://localhost:3000/", "menu:read")).status())
                .isEqualTo(303);
        for (String other : new String[] {
            "https://shop.example/", "https://a.loyalty.example/", "https://loyalty.example.evil.example/"
        }) {
            assertThat(visitor.get(request(other, "menu:read")).status()).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("An account cannot exceed its limit of keys; revoking one makes room")
    void limit() {
        key("menu:read");
        key("menu:read");
        Visitor.Answer page = consentPage("menu:read");
        assertThat(answer(page, "allow").status()).isEqualTo(400);

        given().auth()
                .oauth2(signInAtPos().path("access_token"))
                .delete("/api-keys/" + keys().get(0).get("id"))
                .then()
                .statusCode(204);

        assertThat(answer(page, "allow").response()).containsKey("key");
        assertThat(keys()).hasSize(2);
    }

    @Test
    @DisplayName("An interval of zero records each use")
    void lastUsed() {
        String key = key("menu:read");
        introspectKey(key);
        Instant first = Instant.parse((String) keys().get(0).get("last_used_at"));
        introspectKey(key);
        assertThat(Instant.parse((String) keys().get(0).get("last_used_at"))).isAfter(first);
    }
}
