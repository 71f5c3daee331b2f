package io.tillgate.resource.quarkus;

import static io.restassured.RestAssured.given;
import static io.tillgate.resource.quarkus.Calls.assertInvalidToken;
import static io.tillgate.resource.quarkus.Calls.assertUnavailable;
import static io.tillgate.resource.quarkus.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.testissuer.PartnerIssuer;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testissuer.TokenFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SeveralIssuersTest.ShortLimit.class)
@SuppressWarnings("NullAway.Init")
class SeveralIssuersTest {
    World world;

    public static final class ShortLimit implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tillgate.resource-server.staleness.max-age", "8s");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(World.class, Map.of("with-partner", "true")));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @BeforeEach
    void ready() {
        ReadyProbe.awaitReady();
        await().until(() -> Calls.status("/menu", partnerToken(PartnerIssuer.token())) == 200);
    }

    @Test
    @DisplayName("JWTs of each issuer are accepted, by its own keys alone; its groups give no roles here")
    void accepted() {
        String own = new TokenFixture().signedWith(world.issuer().key());
        String others = partnerToken(PartnerIssuer.token());

        get("/menu", own).statusCode(200);
        get("/menu", others).statusCode(200);
        get("/masters", own).statusCode(200);
        get("/masters", others).statusCode(403);
        assertInvalidToken(get("/menu", partnerToken(new TokenFixture())));
        assertInvalidToken(
                get("/menu", PartnerIssuer.token().signedWith(world.issuer().key())));
        assertInvalidToken(get("/menu", partnerToken(new TokenFixture().with("iss", "https://evil.test"))));
        assertInvalidToken(get("/menu", partnerToken(PartnerIssuer.token().with("aud", "https://else.test"))));
    }

    @Test
    @DisplayName("A revocation of one issuer does not affect another's tokens")
    void revoked() {
        TokenFixture fixture = new TokenFixture();
        String own = fixture.signedWith(world.issuer().key());
        String others = partnerToken(PartnerIssuer.token().with("jti", fixture.claim("jti")));
        get("/menu", own).statusCode(200);
        get("/menu", others).statusCode(200);

        world.partner().revocations().revoke(Kind.JTI, fixture.claim("jti"));

        await().until(() -> Calls.status("/menu", others) == 401);
        get("/menu", own).statusCode(200);
        world.revocations().revoke(Kind.JTI, fixture.claim("jti"));
        await().until(() -> Calls.status("/menu", own) == 401);
    }

    @Test
    @DisplayName("If a further issuer's heartbeats are missing, only its tokens are refused, and its metrics show it")
    void stale() {
        String own = new TokenFixture().signedWith(world.issuer().key());
        String others = partnerToken(PartnerIssuer.token());
        get("/menu", others).statusCode(200);

        world.partner().revocations().pauseHeart();
        try {
            await().until(() -> Calls.status("/menu", others) == 503);
            assertUnavailable(get("/menu", others));
            await().until(() -> Calls.status("/menu", own) == 200);
            ReadyProbe.awaitReady();
            assertThat(given().get("/q/metrics").asString())
                    .contains(
                            "tillgate_revocation_staleness_seconds{issuer=\"" + PartnerIssuer.ISSUER + "\"",
                            "tillgate_revocation_staleness_seconds{issuer=\"" + TestIssuer.ISSUER + "\"");
        } finally {
            world.partner().revocations().resumeHeart();
        }
        await().until(() -> Calls.status("/menu", others) == 200);
    }

    private String partnerToken(TokenFixture fixture) {
        return fixture.signedWith(world.partner().key());
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
