package io.tillgate.resource.quarkus;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Builds the bare identity of a verified JWT as {@code quarkus-oidc} would; the augmentors complete it. */
@ApplicationScoped
class VerifiedJwtProvider implements IdentityProvider<VerifiedJwt> {

    @Override
    public Class<VerifiedJwt> getRequestType() {
        return VerifiedJwt.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(VerifiedJwt jwt, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(jwt.principal())
                        .addCredential(jwt.credential())
                        .build());
    }
}
