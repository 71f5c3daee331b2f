package io.tillgate.resource.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testissuer.TestIssuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityEventVerifierTest {
    private static final RevocationKey KEY = RevocationKey.of(Kind.JTI, "token");

    private final TestIssuer issuer = new TestIssuer();
    private final Clock clock = Clock.systemUTC();

    @BeforeEach
    void start() {
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    @DisplayName("A revocation has the same members after its record was signed, parsed and verified")
    void revocation() throws Exception {
        Revocation written = RevocationWriter.revocation(KEY);

        SignedRevocation read = verifier()
                .revocation(KEY.toString(), signed(JsonUtil.toJson(written.toClaims())))
                .orElseThrow();

        assertThat(read.revocation().toClaims()).isEqualTo(written.toClaims());
        assertThat(read.keyId()).isEqualTo(issuer.key().keyId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "[]", "{", "{} {}", "{\"iss\":1,\"iss\":1}", "{\"iss\":NaN}", "\uFEFF"})
    @DisplayName("A signed payload that is not one JSON object with unique members is rejected, not thrown out of")
    void notAnObject(String payload) {
        assertThatThrownBy(() -> verifier().revocation(KEY.toString(), signed(payload)))
                .isInstanceOf(RecordRejectedException.class);
    }

    private SecurityEventVerifier verifier() {
        VerificationKeys keys = new VerificationKeys(
                new JwkSetClient(URI.create(issuer.url() + "/oauth/jwks")), Duration.ofMillis(200), clock);
        return new SecurityEventVerifier(Set.of(TestIssuer.ISSUER), keys, Duration.ofSeconds(2), clock);
    }

    private byte[] signed(String payload) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKeyIdHeaderValue(issuer.key().keyId());
        signature.setHeader("typ", Revocation.SET_TYPE);
        signature.setKey(issuer.key().jwk().getPrivateKey());
        signature.setPayload(payload);
        return signature.getCompactSerialization().getBytes(StandardCharsets.US_ASCII);
    }
}
