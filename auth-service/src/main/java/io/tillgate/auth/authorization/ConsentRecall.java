package io.tillgate.auth.authorization;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.consent.Consents;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.interaction.PendingRequests;
import io.tillgate.auth.scope.GivenConsent;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes back what people allowed of a scope, along the way that consent goes: from the page to the code, the grant and the
 * key. In that order, so that what moves on meanwhile is met at its next place.
 */
@ApplicationScoped
class ConsentRecall implements GivenConsent {
    private final PendingRequests requests;
    private final Consents consents;
    private final AuthorizationCodes codes;
    private final GrantRepository grants;
    private final ApiKeyRepository apiKeys;

    ConsentRecall(
            PendingRequests requests,
            Consents consents,
            AuthorizationCodes codes,
            GrantRepository grants,
            ApiKeyRepository apiKeys) {
        this.requests = requests;
        this.consents = consents;
        this.codes = codes;
        this.grants = grants;
        this.apiKeys = apiKeys;
    }

    @Override
    public Uni<Void> takeBack(SqlClient tx, String namespace) {
        return requests.askAgain(tx, namespace)
                .chain(() -> consents.forget(tx, namespace))
                .chain(() -> codes.removeScope(tx, namespace))
                .chain(() -> grants.removeScope(tx, namespace))
                .chain(() -> apiKeys.removeScope(tx, namespace));
    }
}
