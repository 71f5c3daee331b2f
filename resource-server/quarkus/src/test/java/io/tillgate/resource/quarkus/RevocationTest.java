package io.tillgate.resource.quarkus;

import static io.restassured.RestAssured.given;
import static io.tillgate.resource.quarkus.Calls.assertInvalidToken;
import static io.tillgate.resource.quarkus.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TokenFixture;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class RevocationTest {
    World world;

    @BeforeEach
    void ready() {
        ReadyProbe.awaitReady();
    }

    @ParameterizedTest
    @CsvSource({"JTI,jti", "GRANT,grant_id", "SUB,sub", "CLIENT,client_id"})
    @DisplayName("A revocation of its id, grant, account or client ends a JWT and a UUID token within a second")
    void revoked(Kind kind, String claim) {
        TokenFixture fixture = new TokenFixture();
        String jwt = fixture.signedWith(world.issuer().key());
        String opaque = fixture.opaqueAt(world.issuer());
        String bystander = new TokenFixture().signedWith(world.issuer().key());
        get("/menu", jwt).statusCode(200);
        get("/menu", opaque).statusCode(200);
        get("/menu", bystander).statusCode(200);

        world.revocations().revoke(kind, fixture.claim(claim));

        awaitRefused(jwt);
        awaitRefused(opaque);
        assertInvalidToken(get("/menu", jwt));
        assertInvalidToken(get("/menu", opaque));
        get("/menu", bystander).statusCode(200);
    }

    @Test
    @DisplayName("The canary's refusal is measured from the millisecond of its decision, in a histogram without labels")
    void canary() {
        world.revocations().revoke(Kind.CLIENT, Revocation.CANARY_CLIENT);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                        .containsPattern("tillgate_revocation_seconds_count [1-9]")
                        .contains("tillgate_revocation_seconds_bucket{le=\"0.05\"}"));
    }

    @Test
    @DisplayName("A revoked scope ends the tokens that hold it")
    void scope() {
        String scope = "till:open-" + System.nanoTime();
        String token = new TokenFixture()
                .with("scope", "menu:read " + scope)
                .signedWith(world.issuer().key());
        get("/menu", token).statusCode(200);

        world.revocations().revoke(Kind.SCOPE, scope);

        awaitRefused(token);
    }

    @Test
    @DisplayName("A compromised key may sign its own revocation: cached, new and future-dated tokens are refused")
    void signingKey() {
        SigningKey stolen = SigningKey.rsa("stolen-" + System.nanoTime());
        world.issuer().publish(stolen);
        String token = new TokenFixture().signedWith(stolen);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Calls.status("/menu", token) == 200);

        world.revocations().write(Kind.KID, stolen.keyId(), stolen);

        awaitRefused(token);
        long tomorrow = Instant.now().plusSeconds(86_400).getEpochSecond();
        assertInvalidToken(get("/menu", new TokenFixture().signedWith(stolen)));
        assertInvalidToken(get(
                "/menu",
                new TokenFixture()
                        .with("iat", tomorrow)
                        .with("exp", tomorrow + 600)
                        .signedWith(stolen)));
        get("/menu", new TokenFixture().signedWith(world.issuer().key())).statusCode(200);
    }

    @Test
    @DisplayName("The successor of a compromised key is known within a second, however many unknown ids are asked for")
    void successor() {
        SigningKey stolen = SigningKey.edwards("stolen-" + System.nanoTime());
        world.issuer().publish(stolen);
        String token = new TokenFixture().signedWith(stolen);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Calls.status("/menu", token) == 200);
        SigningKey successor = SigningKey.ellipticCurve("successor-" + System.nanoTime());
        assertInvalidToken(get("/menu", new TokenFixture().signedWith(SigningKey.rsa("made-up"))));
        world.issuer().withdraw(stolen);
        world.issuer().publish(successor);

        world.revocations().write(Kind.KID, stolen.keyId(), stolen);
        world.revocations().write(Kind.KID, stolen.keyId(), successor);

        awaitRefused(token);
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .until(() -> Calls.status("/menu", new TokenFixture().signedWith(successor)) == 200);
        ReadyProbe.awaitReady();
    }

    @Test
    @DisplayName("not_before: a token issued after an account's revocation is valid")
    void issuedLater() {
        TokenFixture fixture = new TokenFixture();
        String before = fixture.signedWith(world.issuer().key());
        world.revocations().revoke(Kind.SUB, fixture.claim("sub"));
        awaitRefused(before);

        String after = fixture.with("iat", Instant.now().getEpochSecond())
                .with("jti", "later-" + System.nanoTime())
                .signedWith(world.issuer().key());

        get("/menu", after).statusCode(200);
    }

    @Test
    @DisplayName("A revoked token stays refused even if introspection reports it as active")
    void revokedBeforeSeen() {
        TokenFixture fixture = new TokenFixture();
        world.revocations().revoke(Kind.JTI, fixture.claim("jti"));
        String opaque = fixture.opaqueAt(world.issuer());

        awaitRefused(opaque);
    }

    @Test
    @DisplayName("A forged revocation is not applied, takes readiness down, and does not silence the reader")
    void forged() {
        TokenFixture victim = new TokenFixture();
        String token = victim.signedWith(world.issuer().key());
        get("/menu", token).statusCode(200);

        long offset = world.revocations().write(Kind.JTI, victim.claim("jti"), SigningKey.rsa("key-1"));

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ReadyProbe.status() == 503);
        assertThat(ReadyProbe.health()
                        .getString("checks.find { it.name == 'revocations' }.data.rejected_offset_" + offset))
                .isEqualTo("the signature is wrong");
        get("/menu", token).statusCode(200);

        TokenFixture other = new TokenFixture();
        world.revocations().revoke(Kind.JTI, other.claim("jti"));
        awaitRefused(other.signedWith(world.issuer().key()));

        world.revocations().write("jti:" + victim.claim("jti"), null);
        ReadyProbe.awaitReady();
        get("/menu", token).statusCode(200);
    }

    private static void awaitRefused(String token) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(1))
                .until(() -> Calls.status("/menu", token) == 401);
    }
}
