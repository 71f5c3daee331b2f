package io.tillgate.resource.quarkus;

import static io.tillgate.resource.quarkus.Calls.get;
import static io.tillgate.resource.quarkus.Calls.getWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TokenFixture;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class AcceptedTokenTest {
    World world;

    @BeforeEach
    void ready() {
        ReadyProbe.awaitReady();
    }

    @Test
    @DisplayName("RFC 9068: a JWT access token is an identity with its scopes and groups")
    void jwt() {
        TokenFixture token = new TokenFixture();
        ValidatableResponse me =
                get("/me", token.signedWith(world.issuer().key())).statusCode(200);
        me.body("subject", equalTo(token.claim("sub")))
                .body("clientId", equalTo(token.claim("client_id")))
                .body("grantId", equalTo(token.claim("grant_id")))
                .body("tokenId", equalTo(token.claim("jti")))
                .body("jti", equalTo(token.claim("jti")))
                .body("principal", equalTo(token.claim("sub")))
                .body("user", equalTo(true))
                .body("scopes", hasItems("menu:read", "sales:read"))
                .body("groups", hasItems("user", "master"))
                .body("roles", hasItems("user", "master"));
    }

    @Test
    @DisplayName("RFC 7662: a UUID token that introspection knows is the same identity")
    void opaque() {
        TokenFixture token = new TokenFixture();
        ValidatableResponse me = get("/me", token.opaqueAt(world.issuer())).statusCode(200);
        me.body("subject", equalTo(token.claim("sub")))
                .body("principal", equalTo(token.claim("sub")))
                .body("grantId", equalTo(token.claim("grant_id")))
                .body("roles", equalTo(List.of("master", "user")));
    }

    @Test
    @DisplayName("A client that acts for itself is no user")
    void client() {
        TokenFixture token = new TokenFixture()
                .with("sub", "backoffice")
                .with("client_id", "backoffice")
                .with("groups", null)
                .with("grant_id", null);
        get("/me", token.signedWith(world.issuer().key()))
                .statusCode(200)
                .body("user", equalTo(false))
                .body("grantId", equalTo("null"));
    }

    @Test
    @DisplayName("A second call with the same token asks the issuer nothing")
    void cached() {
        String jwt = new TokenFixture().signedWith(world.issuer().key());
        String opaque = new TokenFixture().opaqueAt(world.issuer());
        get("/menu", jwt).statusCode(200);
        get("/menu", opaque).statusCode(200);
        int introspections = world.issuer().introspections();
        int jwks = world.issuer().jwksCalls();
        for (int i = 0; i < 20; i++) {
            get("/menu", jwt).statusCode(200);
            get("/menu", opaque).statusCode(200);
        }
        assertThat(world.issuer().introspections()).isEqualTo(introspections);
        assertThat(world.issuer().jwksCalls()).isEqualTo(jwks);
    }

    @Test
    @DisplayName("Known keys and cached tokens outlive an outage of the issuer")
    void issuerAway() {
        String opaque = new TokenFixture().opaqueAt(world.issuer());
        get("/menu", opaque).statusCode(200);
        get("/menu", new TokenFixture().signedWith(world.issuer().key())).statusCode(200);
        world.issuer().stop();
        try {
            get("/menu", new TokenFixture().signedWith(world.issuer().key())).statusCode(200);
            get("/menu", opaque).statusCode(200);
            Calls.assertUnavailable(get("/menu", new TokenFixture().opaqueAt(world.issuer())));
        } finally {
            world.issuer().start();
        }
    }

    @Test
    @DisplayName("A key that the issuer publishes later is fetched when a token names it")
    void rotatedKey() {
        SigningKey next = SigningKey.ellipticCurve("key-" + System.nanoTime());
        world.issuer().publish(next);
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(5))
                .untilAsserted(
                        () -> get("/menu", new TokenFixture().signedWith(next)).statusCode(200));
    }

    @Test
    @DisplayName("RFC 9110 section 11.1: the scheme is matched without regard to case")
    void lowerCaseScheme() {
        String token = new TokenFixture().signedWith(world.issuer().key());
        getWith("/menu", "bearer " + token).statusCode(200);
        getWith("/menu", "BEARER " + token).statusCode(200);
    }
}
