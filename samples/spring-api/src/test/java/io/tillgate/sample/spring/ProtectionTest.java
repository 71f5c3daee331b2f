package io.tillgate.sample.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TokenFixture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ProtectionTest {
    @TempDir
    static Path directory;

    static SpringWorld world;

    private final TokenFixture fixture = new TokenFixture().with("scope", "sales:create sales:refund");

    @BeforeAll
    static void start() throws IOException {
        Path snapshot = java.nio.file.Files.createDirectory(
                directory.resolve("snapshot"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        world = new SpringWorld(snapshot);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void ready() {
        await().until(() -> world.open("/actuator/health/readiness").equals("{\"status\":\"UP\"}"));
    }

    @Test
    @DisplayName("Scopes are authorities, groups roles, and the caller is the principal; what is missing is 403")
    void authorities() {
        String token = fixture.signedWith(world.issuer.key());

        assertThat(world.post("/sales", token)).isEqualTo(200);
        assertThat(world.post("/refunds", token)).isEqualTo(200);
        assertThat(world.call("GET", "/me", "Authorization", "Bearer " + token).body())
                .contains("\"subject\":\"" + fixture.claim("sub") + "\"", "\"groups\":[\"master\",\"user\"]");
        HttpResponse<String> denied = world.call("GET", "/administration", "Authorization", "Bearer " + token);
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"insufficient_scope\"");
        String other = new TokenFixture().signedWith(world.issuer.key());
        HttpResponse<String> unscoped = world.call("POST", "/refunds", "Authorization", "Bearer " + other);
        assertThat(unscoped.statusCode()).isEqualTo(403);
        assertThat(unscoped.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"sales:refund\"");
        assertThat(unscoped.body()).contains("\"detail\":\"Required scope: sales:refund\"");
    }

    @Test
    @DisplayName("A JWT, an opaque token and an API key are accepted until their revocation arrives, then 401")
    void revoked() {
        String jwt = fixture.signedWith(world.issuer.key());
        TokenFixture opaqueFixture = new TokenFixture().with("scope", "sales:create");
        String opaque = opaqueFixture.opaqueAt(world.issuer);
        TokenFixture keyFixture = new TokenFixture().with("scope", "sales:create");
        String key = keyFixture.apiKeyAt(world.issuer);
        assertThat(world.post("/sales", jwt)).isEqualTo(200);
        assertThat(world.post("/sales", opaque)).isEqualTo(200);
        int asked = world.issuer.introspections();
        assertThat(world.post("/sales", opaque)).isEqualTo(200);
        assertThat(world.issuer.introspections()).as("the cache answers").isEqualTo(asked);
        assertThat(withKey(key).statusCode()).isEqualTo(200);

        world.revocations.revoke(Kind.JTI, fixture.claim("jti"));
        world.revocations.revoke(Kind.GRANT, opaqueFixture.claim("grant_id"));
        world.revocations.revoke(Kind.KEY, keyFixture.claim("jti"));

        await().until(() -> world.post("/sales", jwt) == 401);
        await().until(() -> world.post("/sales", opaque) == 401);
        await().until(() -> withKey(key).statusCode() == 401);
        HttpResponse<String> refused = world.call("POST", "/sales", "Authorization", "Bearer " + jwt);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(withKey(key).body()).contains("https://tillgate.io/problems/invalid-api-key");
    }

    @Test
    @DisplayName("RFC 6750 section 3.1: whatever is wrong with a token is 401, never 500")
    void rejected() {
        SigningKey key = world.issuer.key();
        for (String token : List.of(
                "",
                "x",
                "a.b.c",
                "e30.e30.e30",
                "tg_0a1b2c3d_" + "x".repeat(43),
                fixture.signedWith(SigningKey.rsa("key-1")),
                fixture.signedWith(SigningKey.rsa("made-up")),
                new TokenFixture().type("JWT").signedWith(key),
                new TokenFixture().with("aud", "https://other.test").signedWith(key),
                new TokenFixture().with("iss", "https://evil.test").signedWith(key),
                new TokenFixture().with("exp", 1_000).signedWith(key),
                new TokenFixture().with("jti", null).signedWith(key),
                new TokenFixture().with("cnf", Map.of("jkt", "x")).signedWith(key))) {
            assertThat(world.post("/sales", token)).as(token).isEqualTo(401);
        }
        assertThat(world.call("POST", "/sales", "X-API-KEY", "nonsense").statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("RFC 6750 section 3.1: without a token the challenge has no error; two spaces after the scheme are"
            + " accepted")
    void missing() {
        for (List<String> header : List.of(List.of("Accept", "*/*"), List.of("Authorization", "Basic YTpi"))) {
            HttpResponse<String> refused = world.call("POST", "/sales", header.get(0), header.get(1));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"tillgate\"");
            assertThat(refused.body()).contains("https://tillgate.io/problems/missing-token");
        }
        String token = fixture.signedWith(world.issuer.key());
        assertThat(world.call("POST", "/sales", "Authorization", "Bearer  " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "Kafka stopped, and restarted meanwhile without Kafka and issuer: served scope by scope, then refused; back by itself")
    void stale() {
        String token = fixture.signedWith(world.issuer.key());
        TokenFixture revokedFixture = new TokenFixture().with("scope", "sales:create");
        String revoked = revokedFixture.signedWith(world.issuer.key());
        assertThat(world.get("/me", token)).isEqualTo(200);
        world.revocations.revoke(Kind.JTI, revokedFixture.claim("jti"));
        await().until(() -> world.post("/sales", revoked) == 401);
        await().during(Duration.ofSeconds(3)).until(() -> world.get("/me", token) == 200);

        world.servers.killKafka();
        world.issuer.stop();
        try {
            await().until(() -> world.get("/me", token) == 503);
            world.restart();
            assertThat(world.get("/me", token)).isEqualTo(503);
            assertThat(world.post("/sales", token)).isEqualTo(200);
            assertThat(world.post("/sales", revoked)).isEqualTo(401);
            await().until(() -> world.post("/refunds", token) == 503);
            assertThat(world.post("/exchanges", token))
                    .as("the strictest of its scopes")
                    .isEqualTo(503);
            assertThat(world.post("/sales", token)).isEqualTo(200);
            assertThat(world.call("POST", "/refunds", "Authorization", "Bearer " + token)
                            .headers()
                            .firstValue("Retry-After"))
                    .contains("5");
        } finally {
            world.issuer.start();
            world.servers.startKafka();
        }
        await().until(() -> world.post("/exchanges", token) == 200 && world.get("/me", token) == 200);
    }

    @Test
    @DisplayName("The age of the known revocations is a meter; health shows the rest")
    void meters() {
        assertThat(world.open("/actuator/health")).contains("UP");
        String token = fixture.signedWith(world.issuer.key());
        assertThat(world.call("GET", "/actuator/prometheus", "Authorization", "Bearer " + token)
                        .body())
                .contains(
                        "tillgate_revocation_staleness_seconds",
                        "tillgate_revocation_log_size",
                        "tillgate_revocation_seconds_count");
    }

    private static HttpResponse<String> withKey(String key) {
        return world.call("POST", "/sales", "X-API-KEY", key);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
