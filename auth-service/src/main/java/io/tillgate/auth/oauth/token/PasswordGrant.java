package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.CredentialVerifier;
import io.tillgate.auth.account.KnownAccounts;
import io.tillgate.auth.account.RawPassword;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.oauth.token.event.TokenEvents;
import io.tillgate.auth.policy.GrantedAccess;
import io.tillgate.auth.policy.RequestedAccess;
import io.tillgate.auth.policy.TokenRequestPolicy;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.request.ClientAddress;
import io.tillgate.auth.throttle.Attempt;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The resource owner password credentials grant (RFC 6749 section 4.3), on which the POS contracts are built. */
@ApplicationScoped
public class PasswordGrant implements GrantHandler {
    private final Pool pool;
    private final CredentialVerifier verifier;
    private final KnownAccounts accounts;
    private final ClientRepository clients;
    private final TokenRequestPolicy policy;
    private final GrantRepository grants;
    private final GrantTokens tokens;
    private final TokenEvents events;
    private final ClientAddress address;
    private final Clock clock;

    PasswordGrant(
            Pool pool,
            CredentialVerifier verifier,
            KnownAccounts accounts,
            ClientRepository clients,
            TokenRequestPolicy policy,
            GrantRepository grants,
            GrantTokens tokens,
            TokenEvents events,
            ClientAddress address,
            Clock clock) {
        this.pool = pool;
        this.verifier = verifier;
        this.accounts = accounts;
        this.clients = clients;
        this.policy = policy;
        this.grants = grants;
        this.tokens = tokens;
        this.events = events;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public GrantType grantType() {
        return GrantType.PASSWORD;
    }

    @Override
    public Uni<TokenResponse> handle(TokenRequest request) {
        ResourceOwnerPasswordCredentialsGrant grant = (ResourceOwnerPasswordCredentialsGrant) request.grant();
        SignIn signIn = new SignIn(
                grant.getUsername(), new RawPassword(grant.getPassword().getValue()), request.offlineAccess(), false);
        return signIn(request.client(), signIn, new RequestedAccess(request.scopes(), request.audience(), null));
    }

    /** Signs in at the POS endpoints: default scopes, and a refresh token that needs no client authentication. */
    public Uni<TokenResponse> signInAtPos(RegisteredClient client, String userName, RawPassword password) {
        return signIn(client, new SignIn(userName, password, false, true), new RequestedAccess(null, List.of(), null));
    }

    private record SignIn(String userName, RawPassword password, boolean offlineAccess, boolean bearerRefresh) {}

    private Uni<TokenResponse> signIn(RegisteredClient client, SignIn signIn, RequestedAccess asked) {
        policy.requireGrantType(client, grantType().getValue());
        return verifier.verify(signIn.userName(), signIn.password(), new Attempt(client.clientId(), address.current()))
                .flatMap(verified -> verified.filter(Account::isActive).isEmpty()
                        ? refuse(client, signIn.userName(), verified)
                        : pool.withTransaction(tx -> signInVerified(tx, client, verified.get(), signIn, asked))
                                .flatMap(tokens::answer));
    }

    /** Locks the rows of account and client first: a concurrent change is either seen here or revokes this sign-in. */
    private Uni<GrantTokens.Issued> signInVerified(
            SqlConnection tx, RegisteredClient client, Account verified, SignIn signIn, RequestedAccess asked) {
        return accounts.update(tx, verified, null).flatMap(account -> {
            if (verified.credentialsChangedAt().isBefore(account.credentialsChangedAt())) {
                throw OAuthException.badCredentials(); // the password was changed after it was verified
            }
            return clients.findForShare(tx, client.clientId())
                    .map(held -> held.orElseThrow(OAuthException::badClient))
                    .flatMap(held -> policy.admitInTransaction(
                                    tx, held, grantType().getValue(), account, asked)
                            .flatMap(granted -> issue(tx, held, account, verified, signIn, granted)));
        });
    }

    private Uni<GrantTokens.Issued> issue(
            SqlConnection tx,
            RegisteredClient client,
            Account account,
            Account verified,
            SignIn signIn,
            GrantedAccess admitted) {
        Instant now = clock.instant();
        boolean mayRefresh = client.grantTypes().contains("refresh_token");
        GrantedAccess granted = signIn.offlineAccess() && mayRefresh ? admitted.with(Grant.OFFLINE_ACCESS) : admitted;
        boolean refreshable =
                mayRefresh && (signIn.bearerRefresh() || granted.scopes().contains(Grant.OFFLINE_ACCESS));
        Grant grant = new Grant(
                UUID.randomUUID(),
                client.clientId(),
                account.id(),
                granted.scopes(),
                granted.audience(),
                refreshable,
                signIn.bearerRefresh(),
                0,
                granted.scopes(),
                now,
                now.plus(client.refreshIdleLifetime()),
                now.plus(client.refreshAbsoluteLifetime()),
                verified.credentialsChangedAt(),
                null,
                now,
                null);
        return grants.insert(tx, grant)
                .flatMap(inserted -> tokens.issue(tx, client, account, grant, granted))
                .call(issued -> events.signedIn(tx, account, client.clientId(), "password"))
                .call(issued -> events.issued(
                        tx, issued.accessToken(), client, grant, grantType().getValue()));
    }

    private Uni<TokenResponse> refuse(RegisteredClient client, String userName, Optional<Account> verified) {
        return events.signInFailed(pool, client.clientId(), userName, verified)
                .chain(() -> Uni.createFrom().failure(OAuthException.badCredentials()));
    }
}
