package io.tillgate.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.jwk.JWK;
import java.security.Security;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NativeKeysTest {
    @BeforeEach
    @AfterEach
    void jdkOnly() {
        Security.removeProvider(AmazonCorrettoCryptoProvider.PROVIDER_NAME);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Each provider verifies the other's signatures with the same stored key")
    void bothProviders(SigningAlgorithm algorithm) {
        JWK stored = algorithm.generate();
        KeyRing jdk = TestKeys.ring(Clock.systemUTC(), TestKeys.key(algorithm, stored));
        Security.insertProviderAt(AmazonCorrettoCryptoProvider.INSTANCE, 1);
        KeyRing corretto = TestKeys.ring(Clock.systemUTC(), TestKeys.key(algorithm, stored));
        Map<String, Object> claims = Map.of("sub", "ada");

        assertThat(corretto.verify("at+jwt", new TokenSigner(jdk).sign("at+jwt", claims, algorithm.jws())))
                .contains(claims);
        assertThat(jdk.verify("at+jwt", new TokenSigner(corretto).sign("at+jwt", claims, algorithm.jws())))
                .contains(claims);
        JWK made = algorithm.generate();
        assertThat(TestKeys.key(algorithm, made).id()).isEqualTo(made.getKeyID());
    }
}
