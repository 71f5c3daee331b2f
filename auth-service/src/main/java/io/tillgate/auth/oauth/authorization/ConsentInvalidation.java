package io.tillgate.auth.oauth.authorization;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.consent.Consents;
import io.tillgate.auth.grant.GrantRevocations;
import io.tillgate.auth.oauth.interaction.PendingRequests;
import io.tillgate.auth.scope.GivenConsent;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Withdraws the consent to a scope from pending requests, codes, grants and API keys. Consent is passed on in this
 * order, so that one that is passed on concurrently is found in a later step.
 */
@ApplicationScoped
class ConsentInvalidation implements GivenConsent {
    private final PendingRequests requests;
    private final Consents consents;
    private final AuthorizationCodes codes;
    private final GrantRevocations grants;
    private final ApiKeyRepository apiKeys;

    ConsentInvalidation(
            PendingRequests requests,
            Consents consents,
            AuthorizationCodes codes,
            GrantRevocations grants,
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
