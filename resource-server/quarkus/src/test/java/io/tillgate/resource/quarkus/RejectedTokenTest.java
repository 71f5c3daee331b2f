package io.tillgate.resource.quarkus;

import static io.restassured.RestAssured.given;
import static io.tillgate.resource.quarkus.Calls.assertInvalidToken;
import static io.tillgate.resource.quarkus.Calls.assertMissingToken;
import static io.tillgate.resource.quarkus.Calls.get;
import static io.tillgate.resource.quarkus.Calls.getWith;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TokenFixture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class RejectedTokenTest {
    World world;

    @BeforeEach
    void ready() {
        ReadyProbe.awaitReady();
    }

    @Test
    @DisplayName("RFC 6750 section 3.1: no token is 401 with a challenge and no error; an open resource needs none")
    void missing() {
        assertMissingToken(given().get("/menu").then());
        assertMissingToken(given().get("/me").then());
        for (String other : List.of("Basic dXNlcjpwYXNz", "Digest x", "x", "\"")) {
            assertMissingToken(getWith("/menu", other));
        }
        given().get("/open").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer  x",
                "Bearer a b",
                "Bearer ä",
                "Bearer .",
                "Bearer ..",
                "Bearer a.b.c",
                "Bearer e30.e30.e30",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Bearer e30.e30.e30.e30.e30",
                "Bearer null",
                "Bearer ====",
                "Bearer %00"
            })
    @DisplayName("Garbage in the header is 401, never 500")
    void garbage(String header) {
        assertInvalidToken(getWith("/menu", header));
    }

    @Test
    @DisplayName("RFC 9110 section 11.4: one or more blanks are between the scheme and the token")
    void blanks() {
        String jwt = new TokenFixture().signedWith(world.issuer().key());
        String opaque = new TokenFixture().opaqueAt(world.issuer());
        for (String token : List.of(jwt, opaque)) {
            getWith("/menu", "Bearer  " + token).statusCode(200);
            getWith("/menu", "bearer    " + token).statusCode(200);
        }
    }

    @Test
    @DisplayName("An overlong token is refused without being looked at")
    void overlong() {
        getWith("/menu", "Bearer " + "a".repeat(9_000)).statusCode(anyOf(is(401), is(431)));
    }

    @Test
    @DisplayName("Two Authorization headers are 401")
    void twice() {
        String token = new TokenFixture().signedWith(world.issuer().key());
        assertInvalidToken(given().header("Authorization", "Bearer " + token)
                .header("Authorization", "Bearer " + token)
                .get("/menu")
                .then());
    }

    @Test
    @DisplayName("RFC 8725 section 3.1: alg none and HS256 with the public key are refused")
    void algorithms() throws JoseException {
        String good = new TokenFixture().signedWith(world.issuer().key());
        String payload = good.split("\\.", -1)[1];
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        "{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}".getBytes(StandardCharsets.UTF_8));
        assertInvalidToken(get("/menu", none + "." + payload + "."));
        assertInvalidToken(get("/menu", none + "." + payload + ".e30"));
        JsonWebSignature confused = new JsonWebSignature();
        confused.setHeader("typ", "at+jwt");
        confused.setKeyIdHeaderValue("key-1");
        confused.setAlgorithmHeaderValue("HS256");
        confused.setKey(new HmacKey(world.issuer().key().jwk().getKey().getEncoded()));
        confused.setPayload(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        assertInvalidToken(get("/menu", confused.getCompactSerialization()));
    }

    @Test
    @DisplayName("RFC 9449 section 7.2: a token that is bound to a key (cnf) is no bearer token, JWT or opaque")
    void bound() {
        TokenFixture bound =
                new TokenFixture().with("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"));
        assertInvalidToken(get("/menu", bound.signedWith(world.issuer().key())));
        assertInvalidToken(get("/menu", bound.opaqueAt(world.issuer())));
    }

    @Test
    @DisplayName("RFC 9068 section 4: signature, issuer, audience, times and type are checked")
    void claims() {
        SigningKey key = world.issuer().key();
        long now = Instant.now().getEpochSecond();
        List<TokenFixture> bad = List.of(
                new TokenFixture().with("iss", "https://evil.test"),
                new TokenFixture().with("iss", null),
                new TokenFixture().with("aud", "https://other.test"),
                new TokenFixture().with("aud", null),
                new TokenFixture().with("exp", now - 60),
                new TokenFixture().with("exp", null),
                new TokenFixture().with("exp", "soon"),
                new TokenFixture().with("nbf", now + 60),
                new TokenFixture().with("iat", null),
                new TokenFixture().with("sub", null),
                new TokenFixture().with("sub", 7),
                new TokenFixture().with("jti", null),
                new TokenFixture().with("client_id", null),
                new TokenFixture().with("scope", List.of("menu:read")),
                new TokenFixture().with("grant_id", List.of()),
                new TokenFixture().type("JWT"),
                new TokenFixture().type("secevent+jwt"));
        for (TokenFixture each : bad) {
            assertInvalidToken(get("/menu", each.signedWith(key)));
        }
    }

    @Test
    @DisplayName("A token signed with an unknown key, or with another key under a known kid, is refused")
    void foreignKey() {
        assertInvalidToken(get("/menu", new TokenFixture().signedWith(SigningKey.rsa("nobody"))));
        assertInvalidToken(get("/menu", new TokenFixture().signedWith(SigningKey.rsa("key-1"))));
        assertInvalidToken(get("/menu", new TokenFixture().signedWith(SigningKey.ellipticCurve("key-1"))));
        String good = new TokenFixture().signedWith(world.issuer().key());
        assertInvalidToken(get("/menu", good.substring(0, good.length() - 20)));
    }

    @Test
    @DisplayName("RFC 7662 section 4: an opaque token must be active, ours, for us, and valid now")
    void introspection() {
        long now = Instant.now().getEpochSecond();
        assertInvalidToken(get("/menu", UUID.randomUUID().toString()));
        List<TokenFixture> bad = List.of(
                new TokenFixture().with("aud", "https://other.test"),
                new TokenFixture().with("aud", null),
                new TokenFixture().with("iss", "https://evil.test"),
                new TokenFixture().with("exp", now - 60),
                new TokenFixture().with("exp", null),
                new TokenFixture().with("nbf", now + 60),
                new TokenFixture().with("jti", null),
                new TokenFixture().with("scope", 5));
        for (TokenFixture each : bad) {
            assertInvalidToken(get("/menu", each.opaqueAt(world.issuer())));
        }
    }

    @Test
    @DisplayName("RFC 6750 section 3.1: a valid token without the scope gets 403, which names the scope")
    void forbidden() {
        String token = new TokenFixture().signedWith(world.issuer().key());
        given().header("Authorization", "Bearer " + token)
                .post("/refund")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"sales:refund\"")
                .contentType("application/problem+json")
                .body("type", is("https://tillgate.io/problems/insufficient-scope"))
                .body("detail", is("Required scope: sales:refund"));
        get("/masters", token).statusCode(200);
        get("/administration", token).statusCode(403).header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
        String opaque = new TokenFixture().with("scope", "administrator sales").opaqueAt(world.issuer());
        get("/administration", opaque).statusCode(403);
        given().header("Authorization", "Bearer " + opaque)
                .post("/refund")
                .then()
                .statusCode(403);
        String refunder = new TokenFixture()
                .with("scope", "sales:refund")
                .signedWith(world.issuer().key());
        given().header("Authorization", "Bearer " + refunder)
                .post("/refund")
                .then()
                .statusCode(200);
    }
}
