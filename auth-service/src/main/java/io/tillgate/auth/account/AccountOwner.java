package io.tillgate.auth.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks user-service, which owns accounts. */
@ApplicationScoped
public class AccountOwner {
    private final StandingApi api;
    private final ServiceToken serviceToken;

    AccountOwner(@RestClient StandingApi api, ServiceToken serviceToken) {
        this.api = api;
        this.serviceToken = serviceToken;
    }

    /** The account as it now is, also a deleted one; empty where there never was one. Fails where user-service is away. */
    public Uni<Optional<Account>> find(UUID id) {
        return Uni.createFrom()
                .deferred(() -> api.standing("Bearer " + serviceToken.value(), id))
                .map(CredentialApi.VerifiedAccount::account)
                .map(Optional::of)
                .onFailure(AccountOwner::isUnknown)
                .recoverWithItem(Optional.empty());
    }

    /** The keys that sign the records of accounts, as a JWK set. Fails where user-service is away. */
    public Uni<String> recordKeys() {
        return api.recordKeys();
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException e && e.getResponse().getStatus() == 404;
    }
}
