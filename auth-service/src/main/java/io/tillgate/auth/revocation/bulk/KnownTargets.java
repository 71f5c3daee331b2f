package io.tillgate.auth.revocation.bulk;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.key.KeyRepository;
import io.tillgate.auth.policy.ProtocolScopes;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.support.error.Problems;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Checks that a target exists or once existed, so that a mistyped target is not reported as revoked. */
@ApplicationScoped
class KnownTargets {
    private final Pool pool;
    private final AccountRepository accounts;
    private final ClientRepository clients;
    private final GrantRepository grants;
    private final ScopeRepository scopes;
    private final ApiKeyRepository apiKeys;
    private final KeyRepository signingKeys;

    KnownTargets(
            Pool pool,
            AccountRepository accounts,
            ClientRepository clients,
            GrantRepository grants,
            ScopeRepository scopes,
            ApiKeyRepository apiKeys,
            KeyRepository signingKeys) {
        this.pool = pool;
        this.accounts = accounts;
        this.clients = clients;
        this.grants = grants;
        this.scopes = scopes;
        this.apiKeys = apiKeys;
        this.signingKeys = signingKeys;
    }

    /** Fails with a problem with status 404 if there is no such target. */
    Uni<Void> require(BulkRevocationTarget target) {
        return isKnown(target)
                .invoke(known -> {
                    if (!known) {
                        String what = target.kind().member().replace('_', ' ');
                        throw Problems.of(404, "not-found", "There is no such " + what);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> isKnown(BulkRevocationTarget target) {
        String value = target.value();
        return switch (target.kind()) {
            case ACCOUNT -> accounts.find(pool, UUID.fromString(value)).map(Optional::isPresent);
            case CLIENT -> clients.find(pool, value).map(Optional::isPresent);
            case GRANT -> grants.find(pool, UUID.fromString(value)).map(Optional::isPresent);
            case SCOPE ->
                ProtocolScopes.ALL.contains(value) ? Uni.createFrom().item(true) : scopes.isKnown(pool, value);
            case API_KEY -> apiKeys.exists(pool, UUID.fromString(value));
            case SIGNING_KEY ->
                signingKeys.all(pool).map(history -> history.find(value).isPresent());
            case ISSUED_BEFORE -> Uni.createFrom().item(true);
        };
    }
}
