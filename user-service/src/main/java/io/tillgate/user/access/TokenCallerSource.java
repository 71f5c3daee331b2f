package io.tillgate.user.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.tillgate.resource.Administrator;
import io.tillgate.resource.TokenIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds the caller from the access token or API key that resource-server has verified. The group {@code administrator}
 * counts only if this service's own table confirms it.
 */
@ApplicationScoped
class TokenCallerSource implements CallerSource {
    private final CurrentIdentityAssociation identities;
    private final JudgedAdministrator judged;

    TokenCallerSource(CurrentIdentityAssociation identities, JudgedAdministrator judged) {
        this.identities = identities;
        this.judged = judged;
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
                        groups(known),
                        known.isUser(),
                        known.isApiKey(),
                        known.authTime()));
    }

    private Set<String> groups(TokenIdentity token) {
        return token.groups().stream()
                .filter(group -> !group.equals(Administrator.GROUP) || judged.isListed())
                .collect(Collectors.toUnmodifiableSet());
    }
}
