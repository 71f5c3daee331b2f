package io.tillgate.user.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.tillgate.resource.Administrator;
import io.tillgate.resource.TokenIdentity;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Looks up, before every request of an account whose token names the group {@code administrator}, whether the account is in
 * it. The token repeats what auth-service was told over Kafka; this service owns the groups.
 */
class AdministratorFilter {
    private final CurrentIdentityAssociation identities;
    private final AdministratorList administrators;
    private final JudgedAdministrator judged;

    AdministratorFilter(
            CurrentIdentityAssociation identities, AdministratorList administrators, JudgedAdministrator judged) {
        this.identities = identities;
        this.administrators = administrators;
        this.judged = judged;
    }

    /** Lets every request pass: what it may do is decided by whoever answers it. */
    @ServerRequestFilter
    Uni<@Nullable Response> judge() {
        TokenIdentity token = identities.getIdentity().getAttribute(TokenIdentity.ATTRIBUTE);
        if (token == null || !token.isUser() || !token.groups().contains(Administrator.GROUP)) {
            return Uni.createFrom().nullItem();
        }
        return administrators.contains(token.subject()).invoke(judged::judge).replaceWith((Response) null);
    }
}
