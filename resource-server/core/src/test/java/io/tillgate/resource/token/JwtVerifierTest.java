package io.tillgate.resource.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKey;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testissuer.TokenFixture;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class JwtVerifierTest {
    private final TestIssuer issuer = new TestIssuer();
    private VerificationKey key;

    @BeforeEach
    void fetch() throws InterruptedException {
        issuer.start();
        key = new VerificationKeys(
                        new JwkSetClient(URI.create(issuer.url() + "/oauth/jwks")),
                        Duration.ofSeconds(10),
                        Clock.systemUTC())
                .find(issuer.key().keyId())
                .orElseThrow();
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    @DisplayName("Clocks may be off by as much as is set, and no more: exp and nbf")
    void clockSkew() throws InvalidJwtException {
        long now = Instant.now().getEpochSecond();
        String expired = new TokenFixture()
                .with("iat", now - 100)
                .with("nbf", now - 100)
                .with("exp", now - 60)
                .signedWith(issuer.key());
        String early = new TokenFixture().with("nbf", now + 60).signedWith(issuer.key());

        assertThat(verifier(Duration.ofMinutes(2)).verify(expired, key).getClaimNames())
                .contains("jti");
        assertThat(verifier(Duration.ofMinutes(2)).verify(early, key).getClaimNames())
                .contains("jti");
        assertThatThrownBy(() -> verifier(Duration.ofSeconds(2)).verify(expired, key))
                .isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> verifier(Duration.ofSeconds(2)).verify(early, key))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    @DisplayName("RFC 9449 section 7.2: a token that is bound to a key (cnf) is no bearer token")
    void bound() throws InvalidJwtException {
        String token = new TokenFixture().with("cnf", Map.of("jkt", "x")).signedWith(issuer.key());
        TokenClaims claims = TokenClaims.of(verifier(Duration.ofSeconds(2)).verify(token, key)::getClaimValue);

        assertThatThrownBy(() -> claims.toToken("key-1")).isInstanceOf(MalformedTokenException.class);
    }

    private static JwtVerifier verifier(Duration clockSkew) {
        return new JwtVerifier(TestIssuer.ISSUER, Set.of(TokenFixture.AUDIENCE), clockSkew);
    }
}
