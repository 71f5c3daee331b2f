package io.tillgate.user.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.tillgate.resource.Administrator;
import io.tillgate.resource.TokenIdentity;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * If the token of an account names the group {@code administrator}, looks up in this service's own table whether the
 * account is a member. The token's groups reach auth-service through Kafka and may be out of date.
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

    /** Stores the result in {@link JudgedAdministrator}. Rejects no request: the resources decide what it may do. */
    @ServerRequestFilter
    Uni<@Nullable Response> judge() {
        TokenIdentity token = identities.getIdentity().getAttribute(TokenIdentity.ATTRIBUTE);
        if (token == null || !token.isUser() || !token.groups().contains(Administrator.GROUP)) {
            return Uni.createFrom().nullItem();
        }
        return administrators.contains(token.subject()).invoke(judged::judge).replaceWith((Response) null);
    }
}
