package io.tillgate.auth.session.signin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.CredentialVerifier;
import io.tillgate.auth.account.KnownAccounts;
import io.tillgate.auth.account.RawPassword;
import io.tillgate.auth.account.ServiceToken;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.oauth.interaction.PendingRequests;
import io.tillgate.auth.oauth.token.event.TokenEvents;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.support.request.ClientAddress;
import io.tillgate.auth.throttle.Attempt;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs an account in with its password in a browser. */
@ApplicationScoped
public class SignIns {
    private static final int MAX_USER_NAME = 64;
    private static final int MAX_PASSWORD = 1024;

    private final Pool pool;
    private final CredentialVerifier verifier;
    private final KnownAccounts accounts;
    private final BrowserSessions sessions;
    private final PendingRequests requests;
    private final TokenEvents events;
    private final ClientAddress address;

    SignIns(
            Pool pool,
            CredentialVerifier verifier,
            KnownAccounts accounts,
            BrowserSessions sessions,
            PendingRequests requests,
            TokenEvents events,
            ClientAddress address) {
        this.pool = pool;
        this.verifier = verifier;
        this.accounts = accounts;
        this.sessions = sessions;
        this.requests = requests;
        this.events = events;
        this.address = address;
    }

    /**
     * A submitted sign-in form.
     *
     * @param pending the authorization request
     * @param before the live session of this browser
     * @param userAgent the browser's {@code User-Agent}
     * @param browser the identifier of the browser beyond a session; null if it does not matter
     */
    public record Form(
            String userName,
            RawPassword password,
            Optional<PendingRequest> pending,
            Optional<BrowserSession> before,
            @Nullable String userAgent,
            @Nullable String browser) {

        /** Creates a form for a browser that is signed in already. */
        public Form(String userName, RawPassword password, BrowserSession before, @Nullable String userAgent) {
            this(userName, password, Optional.empty(), Optional.of(before), userAgent, null);
        }

        /** Returns the client of the sign-in; this service itself if there is none. */
        String clientId() {
            return pending.map(p -> p.request().clientId()).orElse(ServiceToken.CLIENT_ID);
        }

        boolean isPlausible() {
            return userName.length() <= MAX_USER_NAME
                    && password.value().length() <= MAX_PASSWORD
                    && userName.indexOf('\0') < 0
                    && password.value().indexOf('\0') < 0;
        }
    }

    /** Returns the new session; empty if the user is unknown, the password is wrong or the account may not sign in. */
    public Uni<Optional<BrowserSessions.Begun>> signIn(Form form) {
        if (!form.isPlausible()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Attempt attempt = new Attempt(form.clientId(), address.current(), form.browser());
        return verifier.verify(form.userName(), form.password(), attempt)
                .flatMap(verified -> verified.filter(Account::isActive).isEmpty()
                        ? events.signInFailed(pool, form.clientId(), form.userName(), verified)
                                .replaceWith(Optional.empty())
                        : begin(form, verified.get()));
    }

    /** Locks the account's row first: a concurrent change is either visible here or ends the new session. */
    private Uni<Optional<BrowserSessions.Begun>> begin(Form form, Account verified) {
        return pool.withTransaction(tx -> accounts.update(tx, verified, null).flatMap(account -> {
            if (!account.isActive() || verified.credentialsChangedAt().isBefore(account.credentialsChangedAt())) {
                return Uni.createFrom().item(Optional.empty());
            }
            BrowserSessions.SignIn signIn = new BrowserSessions.SignIn(
                    account.id(),
                    verified.credentialsChangedAt(),
                    BrowserSession.ACR_PASSWORD,
                    List.of(BrowserSession.AMR_PASSWORD),
                    form.userAgent());
            return sessions.begin(tx, signIn, form.before().orElse(null))
                    .call(begun -> form.pending()
                            .map(pending -> requests.signedIn(
                                    tx, pending, begun.session().id()))
                            .orElseGet(() -> Uni.createFrom().item(true)))
                    .call(begun -> events.signedIn(tx, account, form.clientId(), "browser"))
                    .map(Optional::of);
        }));
    }
}
