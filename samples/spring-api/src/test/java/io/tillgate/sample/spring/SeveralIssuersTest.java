package io.tillgate.sample.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.testissuer.PartnerIssuer;
import io.tillgate.testissuer.TokenFixture;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SeveralIssuersTest {
    @TempDir
    static Path directory;

    static SpringWorld world;

    private final TokenFixture own = new TokenFixture().with("scope", "sales:create");
    private final TokenFixture others = PartnerIssuer.token().with("scope", "sales:create");

    @BeforeAll
    static void start() {
        world = new SpringWorld(directory.resolve("snapshot"), true);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    @DisplayName("JWTs of each issuer are accepted, by its own keys alone; its groups give no roles here")
    void accepted() {
        String token = others.with("groups", "administrator")
                .signedWith(world.partner().key());
        await().until(() -> world.post("/sales", token) == 200);

        assertThat(world.post("/sales", own.signedWith(world.issuer.key()))).isEqualTo(200);
        assertThat(world.get("/administration", token)).isEqualTo(403);
        assertThat(world.post("/sales", own.signedWith(world.partner().key()))).isEqualTo(401);
        assertThat(world.post("/sales", others.signedWith(world.issuer.key()))).isEqualTo(401);
        String nobodys = others.with("iss", "https://evil.test")
                .signedWith(world.partner().key());
        assertThat(world.post("/sales", nobodys)).isEqualTo(401);
    }

    @Test
    @DisplayName("An issuer's revocations and missing heartbeats affect its own tokens only")
    void apart() {
        String ownToken = own.signedWith(world.issuer.key());
        String revoked =
                others.with("jti", own.claim("jti")).signedWith(world.partner().key());
        String living = PartnerIssuer.token().signedWith(world.partner().key());
        await().until(() -> world.post("/sales", revoked) == 200 && world.get("/me", living) == 200);

        world.partner().revocations().revoke(Kind.JTI, own.claim("jti"));
        await().until(() -> world.post("/sales", revoked) == 401);
        assertThat(world.post("/sales", ownToken)).isEqualTo(200);

        world.partner().revocations().pauseHeart();
        try {
            await().until(() -> world.get("/me", living) == 503);
            await().until(() -> world.get("/me", ownToken) == 200);
            await().until(() -> world.open("/actuator/health/readiness").equals("{\"status\":\"UP\"}"));
        } finally {
            world.partner().revocations().resumeHeart();
        }
        await().until(() -> world.get("/me", living) == 200);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
