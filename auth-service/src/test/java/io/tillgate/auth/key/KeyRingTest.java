package io.tillgate.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Map<String, Object> CLAIMS = Map.of("sub", "ada");
    private static final String TYPE = "at+jwt";

    @ParameterizedTest
    @EnumSource
    @DisplayName("Each algorithm signs what it verifies; another type, payload or signature is refused")
    void roundTrip(SigningAlgorithm algorithm) {
        KeyRing ring = TestKeys.ring(CLOCK, TestKeys.key(algorithm, 1, NOW));

        String jws = new TokenSigner(ring).sign(TYPE, CLAIMS, algorithm.jws());

        assertThat(ring.verify(TYPE, jws)).contains(CLAIMS);
        assertThat(ring.verify("secevent+jwt", jws)).isEmpty();
        String[] parts = jws.split("\\.", -1);
        String other = Base64URL.encode("{\"sub\":\"eve\"}").toString();
        byte[] signature = new Base64URL(parts[2]).decode();
        signature[7] ^= 1;
        for (String bad : new String[] {
            parts[0] + "." + other + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + "." + parts[2].substring(4),
            parts[0] + "." + parts[1] + "." + Base64URL.encode(signature),
            parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[signature.length]),
            parts[0] + "." + parts[1],
            jws + "=",
            jws.substring(0, jws.length() - 1) + (char) (jws.charAt(jws.length() - 1) + 1),
            "..",
            ""
        }) {
            assertThat(ring.verify(TYPE, bad)).isEmpty();
        }
    }

    @Test
    @DisplayName("RFC 7518 §3.3, §3.4: third-party libraries verify RS256 and ES256 with the JWK set")
    void interoperable() throws ParseException, JOSEException {
        KeyRing ring = all();
        JWKSet published = JWKSet.parse(ring.jwks().json());

        JWSObject rs256 = JWSObject.parse(new TokenSigner(ring).sign(TYPE, CLAIMS));
        JWSObject es256 = JWSObject.parse(new TokenSigner(ring).sign(TYPE, CLAIMS, JWSAlgorithm.ES256));

        assertThat(rs256.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(rs256.verify(new RSASSAVerifier((RSAKey) keyOf(published, rs256))))
                .isTrue();
        assertThat(es256.verify(new ECDSAVerifier((ECKey) keyOf(published, es256))))
                .isTrue();
        assertThat(es256.getSignature().decode()).hasSize(64);
    }

    @Test
    @DisplayName("RFC 8725 §3.1: a header whose alg is not the one of its kid's key is refused, whoever signed it")
    void algorithmConfusion() throws JOSEException {
        JWK rsa = SigningAlgorithm.RS256.generate();
        KeyRing ring = TestKeys.ring(
                CLOCK,
                TestKeys.key(SigningAlgorithm.RS256, rsa),
                TestKeys.key(SigningAlgorithm.ES256, 1, NOW),
                TestKeys.key(SigningAlgorithm.EDDSA, 1, NOW));
        for (String kid : ring.keyIds()) {
            for (JWSAlgorithm algorithm :
                    Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.PS256, JWSAlgorithm.RS512)) {
                JWSObject jws = new JWSObject(header(algorithm, kid), new Payload(CLAIMS));
                jws.sign(new RSASSASigner((RSAKey) rsa));
                boolean honest = algorithm.equals(JWSAlgorithm.RS256) && kid.equals(rsa.getKeyID());
                assertThat(ring.verify(TYPE, jws.serialize()).isPresent()).isEqualTo(honest);
            }
            JWSObject hmac = new JWSObject(header(JWSAlgorithm.HS256, kid), new Payload(CLAIMS));
            hmac.sign(new MACSigner(ring.jwks().json().getBytes(StandardCharsets.UTF_8)));
            assertThat(ring.verify(TYPE, hmac.serialize())).isEmpty();
            String none = Base64URL.encode("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}") + "."
                    + Base64URL.encode("{\"sub\":\"ada\"}") + ".";
            assertThat(ring.verify(TYPE, none)).isEmpty();
        }
    }

    @Test
    @DisplayName("RFC 7515 §4.1.11: a critical header is refused, since none is understood")
    void critical() throws JOSEException {
        JWK rsa = SigningAlgorithm.RS256.generate();
        KeyRing ring = TestKeys.ring(CLOCK, TestKeys.key(SigningAlgorithm.RS256, rsa));
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(TYPE))
                        .keyID(rsa.getKeyID())
                        .criticalParams(Set.of("odd"))
                        .customParam("odd", true)
                        .build(),
                new Payload(CLAIMS));
        jws.sign(new RSASSASigner((RSAKey) rsa));

        assertThat(ring.verify(TYPE, jws.serialize())).isEmpty();
    }

    @Test
    @DisplayName("A key is published before it signs, signs from its time on, and verifies afterwards")
    void succession() {
        Instant later = NOW.plus(Duration.ofMinutes(10));
        SigningKey first = TestKeys.key(SigningAlgorithm.RS256, 1, NOW.minusSeconds(1));
        SigningKey second = TestKeys.key(SigningAlgorithm.RS256, 2, later);
        KeyRing before = TestKeys.ring(CLOCK, first, second);
        KeyRing after = TestKeys.ring(Clock.fixed(later, ZoneOffset.UTC), first, second);

        String old = new TokenSigner(before).sign(TYPE, CLAIMS);
        String fresh = new TokenSigner(after).sign(TYPE, CLAIMS);

        assertThat(KeyRing.keyIdOf(old)).contains(first.id());
        assertThat(KeyRing.keyIdOf(fresh)).contains(second.id());
        assertThat(after.verify(TYPE, old)).isPresent();
        assertThat(before.verify(TYPE, fresh)).isPresent();
        assertThat(before.jwks()).isEqualTo(after.jwks());
    }

    @Test
    @DisplayName("The JWK set contains each key's algorithm and use and no private part; its ETag follows its content")
    void jwks() throws ParseException {
        KeyRing ring = all();

        JWKSet set = JWKSet.parse(ring.jwks().json());

        assertThat(set.getKeys()).hasSize(3).noneMatch(JWK::isPrivate).allMatch(key -> key.getKeyUse() != null);
        assertThat(set.getKeys())
                .extracting(key -> key.getAlgorithm().getName())
                .contains("RS256", "ES256", "EdDSA");
        assertThat(ring.jwks().json()).doesNotContain("\"d\":", "\"p\":", "\"q\":");
        assertThat(ring.jwks().etag()).isNotEqualTo(all().jwks().etag());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Many threads sign with one key at once")
    void concurrent(SigningAlgorithm algorithm) {
        KeyRing ring = TestKeys.ring(CLOCK, TestKeys.key(algorithm, 1, NOW));

        long good = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> Map.<String, Object>of("n", String.valueOf(i)))
                .filter(claims -> ring.verify(TYPE, new TokenSigner(ring).sign(TYPE, claims, algorithm.jws()))
                        .filter(claims::equals)
                        .isPresent())
                .count();

        assertThat(good).isEqualTo(200);
    }

    @Test
    @DisplayName("Before the keys are loaded nothing is signed, and an unknown algorithm never is")
    void unusable() {
        KeyRing empty = new KeyRing(CLOCK);

        assertThatThrownBy(() -> new TokenSigner(empty).sign(TYPE, CLAIMS)).isInstanceOf(KeysNotLoadedException.class);
        assertThatThrownBy(() -> new TokenSigner(all()).sign(TYPE, CLAIMS, JWSAlgorithm.HS256))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(KeyRing.keyIdOf("not a jws")).isEmpty();
        assertThat(KeyRing.keyIdOf("e30.e30.e30")).isEmpty();
    }

    private static KeyRing all() {
        return TestKeys.ring(
                CLOCK,
                TestKeys.key(SigningAlgorithm.RS256, 1, NOW),
                TestKeys.key(SigningAlgorithm.ES256, 1, NOW),
                TestKeys.key(SigningAlgorithm.EDDSA, 1, NOW));
    }

    private static JWK keyOf(JWKSet set, JWSObject jws) {
        return set.getKeyByKeyId(jws.getHeader().getKeyID());
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String kid) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(TYPE))
                .keyID(kid)
                .build();
    }
}
