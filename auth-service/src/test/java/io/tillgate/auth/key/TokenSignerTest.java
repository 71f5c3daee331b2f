package io.tillgate.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenSignerTest {
    private static final String BUILDER = "smallrye.jwt.new-token.";

    @AfterEach
    void unset() {
        List.of(
                        "add-default-claims",
                        "override-matching-claims",
                        "issuer",
                        "audience",
                        "lifespan",
                        "signature-algorithm")
                .forEach(name -> System.clearProperty(BUILDER + name));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A header is kid, typ and alg in this order, also that of an access token, which is made once")
    void header(SigningAlgorithm algorithm) {
        SigningKey key = TestKeys.key(algorithm, 1, Instant.EPOCH);
        TokenSigner signer = signer(key);
        String alg = algorithm.jws().getName();

        assertThat(part(0, signer.accessToken(claims(), algorithm.jws())))
                .isEqualTo("{\"kid\":\"" + key.id() + "\",\"typ\":\"at+jwt\",\"alg\":\"" + alg + "\"}");
        assertThat(part(0, signer.sign("JWT", claims(), algorithm.jws())))
                .isEqualTo("{\"kid\":\"" + key.id() + "\",\"typ\":\"JWT\",\"alg\":\"" + alg + "\"}");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Claims are signed as they are, in their order, and the same by either way")
    void claimsAsTheyAre(SigningAlgorithm algorithm) {
        KeyRing ring = TestKeys.ring(Clock.systemUTC(), TestKeys.key(algorithm, 1, Instant.EPOCH));
        TokenSigner signer = new TokenSigner(ring);

        String often = signer.accessToken(claims(), algorithm.jws());
        String built = signer.sign(TokenSigner.ACCESS_TOKEN, claims(), algorithm.jws());

        assertThat(part(1, built))
                .isEqualTo("{\"iss\":\"https://auth.example/\\\"é\\\"\",\"aud\":[\"b\",\"a\"],\"iat\":1772366400,"
                        + "\"toe\":1772366400.120,\"email_verified\":true,\"groups\":[],"
                        + "\"events\":{\"https://schemas.example/e\":{}}}")
                .isEqualTo(part(1, often));
        assertThat(ring.verify(TokenSigner.ACCESS_TOKEN, built))
                .isPresent()
                .isEqualTo(ring.verify(TokenSigner.ACCESS_TOKEN, often));
    }

    @Test
    @DisplayName("No setting of the builder adds, changes or takes away a claim, or changes the algorithm")
    void settings() {
        System.setProperty(BUILDER + "add-default-claims", "true");
        System.setProperty(BUILDER + "override-matching-claims", "true");
        System.setProperty(BUILDER + "issuer", "https://evil.example");
        System.setProperty(BUILDER + "audience", "everybody");
        System.setProperty(BUILDER + "lifespan", "1000000");
        System.setProperty(BUILDER + "signature-algorithm", "PS256");
        KeyRing ring = TestKeys.ring(Clock.systemUTC(), TestKeys.key(SigningAlgorithm.RS256, 1, Instant.EPOCH));

        String signed = new TokenSigner(ring).sign("secevent+jwt", Map.of("iss", "https://auth.example"));

        assertThat(part(1, signed)).isEqualTo("{\"iss\":\"https://auth.example\"}");
        assertThat(part(0, signed)).contains("\"alg\":\"RS256\"");
        assertThat(part(1, new TokenSigner(ring).sign("secevent+jwt", Map.of(), JWSAlgorithm.RS256)))
                .isEqualTo("{}");
    }

    private static TokenSigner signer(SigningKey key) {
        return new TokenSigner(TestKeys.ring(Clock.systemUTC(), key));
    }

    private static Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "https://auth.example/\"é\"");
        claims.put("aud", List.of("b", "a"));
        claims.put("iat", 1_772_366_400L);
        claims.put("toe", new BigDecimal("1772366400.120"));
        claims.put("email_verified", true);
        claims.put("groups", List.of());
        claims.put("events", Map.of("https://schemas.example/e", Map.of()));
        return claims;
    }

    private static String part(int index, String jws) {
        return new Base64URL(jws.split("\\.", -1)[index]).decodeToString();
    }
}
