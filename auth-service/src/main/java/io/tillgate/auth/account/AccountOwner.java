package io.tillgate.auth.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads accounts from user-service, which owns them. */
@ApplicationScoped
public class AccountOwner {
    private final StandingApi api;
    private final ServiceToken serviceToken;

    AccountOwner(@RestClient StandingApi api, ServiceToken serviceToken) {
        this.api = api;
        this.serviceToken = serviceToken;
    }

    /** Returns the current account, even a deleted one; empty if it never existed. Fails if user-service is down. */
    public Uni<Optional<Account>> find(UUID id) {
        return Uni.createFrom()
                .deferred(() -> api.standing("Bearer " + serviceToken.value(), id))
                .map(CredentialApi.VerifiedAccount::account)
                .map(Optional::of)
                .onFailure(AccountOwner::isUnknown)
                .recoverWithItem(Optional.empty());
    }

    /** Returns the keys that sign account records, as a JWK set. Fails if user-service is unavailable. */
    public Uni<String> recordKeys() {
        return api.recordKeys();
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException e && e.getResponse().getStatus() == 404;
    }
}
