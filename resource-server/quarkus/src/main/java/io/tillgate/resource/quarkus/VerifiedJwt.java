package io.tillgate.resource.quarkus;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;

/** Requests the identity of a verified JWT. */
final class VerifiedJwt extends BaseAuthenticationRequest {
    private final JwtClaims claims;
    private final AccessTokenCredential credential;

    VerifiedJwt(JwtClaims claims, String compact) {
        this.claims = claims;
        claims.setStringClaim(Claims.raw_token.name(), compact); // where JsonWebToken looks for it
        this.credential = new AccessTokenCredential(compact);
    }

    AccessTokenCredential credential() {
        return credential;
    }

    OidcJwtCallerPrincipal principal() {
        return new OidcJwtCallerPrincipal(claims, credential);
    }
}
