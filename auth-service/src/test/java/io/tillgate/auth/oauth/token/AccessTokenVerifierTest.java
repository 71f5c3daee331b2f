package io.tillgate.auth.oauth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.tillgate.auth.key.TokenSigner;
import io.tillgate.auth.oauth.bearer.BearerAuthentication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTokenVerifierTest {
    private static final Map<String, Object> CLAIMS = Map.of("iss", "https://auth.example", "sub", "ada");

    @Inject
    JWTParser parser;

    @Inject
    TokenSigner signer;

    @Inject
    @Any
    Instance<HttpAuthenticationMechanism> mechanisms;

    @Test
    @DisplayName("The parser of SmallRye JWT reads access tokens of this issuer, of each algorithm")
    void own() throws ParseException {
        for (JWSAlgorithm algorithm : new JWSAlgorithm[] {JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA}) {
            assertThat(parser.parse(signer.accessToken(CLAIMS, algorithm)).getSubject())
                    .isEqualTo("ada");
        }
    }

    @Test
    @DisplayName(
            "RFC 8725 §3.11: it refuses an ID token, a logout token and a revocation record, which this issuer signed")
    void otherTypes() {
        for (String type : new String[] {"JWT", "logout+jwt", "secevent+jwt"}) {
            assertThatThrownBy(() -> parser.parse(signer.sign(type, CLAIMS))).isInstanceOf(ParseException.class);
        }
    }

    @Test
    @DisplayName("No setting makes it believe another key, algorithm or secret")
    void settings() throws JOSEException {
        RSAKey foreign = new RSAKeyGenerator(2048).keyID("foreign").generate();
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(TokenSigner.ACCESS_TOKEN))
                        .keyID("foreign")
                        .build(),
                new Payload(CLAIMS));
        jws.sign(new RSASSASigner(foreign));
        JWTAuthContextInfo settings = new JWTAuthContextInfo(foreign.toRSAPublicKey(), "https://auth.example");

        assertThatThrownBy(() -> parser.parse(jws.serialize(), settings)).isInstanceOf(ParseException.class);
    }

    @Test
    @DisplayName("A request is authenticated by BearerAuthentication alone, which asks what has been revoked")
    void oneMechanism() {
        assertThat(mechanisms.stream()).singleElement().isInstanceOf(BearerAuthentication.class);
    }
}
