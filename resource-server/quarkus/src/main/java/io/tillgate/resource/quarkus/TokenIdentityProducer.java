package io.tillgate.resource.quarkus;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.tillgate.resource.TokenIdentity;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;

/** Produces {@link TokenIdentity} for injection. Its use in a request without a token is answered with 401. */
@Dependent
class TokenIdentityProducer {

    @Produces
    @RequestScoped
    TokenIdentity tokenIdentity(SecurityIdentity identity) {
        if (identity.getAttribute(TokenIdentity.ATTRIBUTE) instanceof TokenIdentity token) {
            return token;
        }
        throw new UnauthorizedException();
    }
}
