package io.tillgate.user.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.tillgate.resource.TokenIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The caller by the access token or API key that resource-server has verified. */
@ApplicationScoped
class TokenCallerSource implements CallerSource {
    private final CurrentIdentityAssociation identities;

    TokenCallerSource(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    @Override
    public Optional<Caller> current() {
        TokenIdentity token = identities.getIdentity().getAttribute(TokenIdentity.ATTRIBUTE);
        return Optional.ofNullable(token)
                .map(known -> new Caller(
                        known.subject(),
                        known.clientId(),
                        known.grantId(),
                        known.scopes(),
                        known.groups(),
                        known.isUser(),
                        known.isApiKey(),
                        known.authTime()));
    }
}
