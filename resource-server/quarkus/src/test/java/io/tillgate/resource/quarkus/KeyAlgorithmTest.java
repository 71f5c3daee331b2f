package io.tillgate.resource.quarkus;

import static io.tillgate.resource.quarkus.Calls.assertInvalidToken;
import static io.tillgate.resource.quarkus.Calls.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TokenFixture;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class KeyAlgorithmTest {
    private static final SigningKey RSA = SigningKey.rsa("algorithm-rsa");
    private static final SigningKey EC = SigningKey.ellipticCurve("algorithm-ec");
    private static final SigningKey ED = SigningKey.edwards("algorithm-ed");
    private static final List<SigningKey> ALL = List.of(RSA, EC, ED);

    World world;

    @BeforeEach
    void known() {
        ReadyProbe.awaitReady();
        for (SigningKey key : ALL) {
            world.issuer().withdraw(key);
            world.issuer().publish(key);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Calls.status("/menu", new TokenFixture().signedWith(ED)) == 200);
    }

    @Test
    @DisplayName("RS256, ES256 and EdDSA tokens are accepted")
    void accepted() {
        for (SigningKey key : ALL) {
            get("/menu", new TokenFixture().signedWith(key)).statusCode(200);
        }
    }

    @Test
    @DisplayName("RFC 8725 section 3.1: a key is used with its own algorithm only, whatever the header says")
    void confused() {
        for (String algorithm : List.of("RS384", "RS512", "PS256")) {
            assertInvalidToken(get("/menu", new TokenFixture().signedWith(RSA, algorithm, RSA.keyId())));
        }
        for (SigningKey signer : ALL) {
            for (SigningKey named : ALL) {
                if (!signer.equals(named)) {
                    String own = signer.jwk().getAlgorithm();
                    assertInvalidToken(get("/menu", new TokenFixture().signedWith(signer, own, named.keyId())));
                }
            }
        }
    }

    @Test
    @DisplayName("RFC 8725 section 2.1: no public key is a secret of HS256")
    void hmac() throws JoseException {
        for (SigningKey key : ALL) {
            PublicJsonWebKey jwk = key.jwk();
            JsonWebSignature forged = new JsonWebSignature();
            forged.setHeader("typ", "at+jwt");
            forged.setKeyIdHeaderValue(key.keyId());
            forged.setAlgorithmHeaderValue("HS256");
            forged.setDoKeyValidation(false);
            forged.setKey(new HmacKey(jwk.getPublicKey().getEncoded()));
            forged.setPayload("{}");
            assertInvalidToken(get("/menu", forged.getCompactSerialization()));
        }
    }

    @Test
    @DisplayName("RFC 8725 section 3.10: a key in the header is ignored")
    void broughtAlong() throws JoseException {
        RsaJsonWebKey own = (RsaJsonWebKey) SigningKey.rsa(RSA.keyId()).jwk();
        JsonWebSignature forged = new JsonWebSignature();
        forged.setHeader("typ", "at+jwt");
        forged.setKeyIdHeaderValue(RSA.keyId());
        forged.setAlgorithmHeaderValue("RS256");
        forged.setJwkHeader(own);
        forged.setHeader("jku", "https://evil.test/jwks");
        forged.setKey(own.getPrivateKey());
        forged.setPayload("{}");

        assertInvalidToken(get("/menu", forged.getCompactSerialization()));
    }
}
