package io.tillgate.auth.oauth.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.TokenSigner;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;

/**
 * The {@link io.smallrye.jwt.auth.principal.JWTParser} of this service. It accepts only access tokens of this issuer
 * and verifies them with the keys in memory. Settings such as {@code mp.jwt.verify.publickey} have no effect.
 */
@Alternative
@Priority(1)
@Singleton
class AccessTokenVerifier extends JWTCallerPrincipalFactory {
    private final KeyRing keys;

    AccessTokenVerifier(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        Map<String, Object> claims = keys.verify(TokenSigner.ACCESS_TOKEN, token)
                .orElseThrow(() -> new ParseException("not an access token that this issuer signed"));
        JwtClaims verified = new JwtClaims();
        claims.forEach(verified::setClaim);
        return new DefaultJWTCallerPrincipal(token, TokenSigner.ACCESS_TOKEN, verified);
    }
}
