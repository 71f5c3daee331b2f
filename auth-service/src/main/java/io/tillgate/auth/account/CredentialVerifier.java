package io.tillgate.auth.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.throttle.Attempt;
import io.tillgate.auth.throttle.SignInThrottle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Verifies passwords: first checks the throttle, then asks user-service. */
@ApplicationScoped
public class CredentialVerifier {
    private static final int WRONG = 404;
    private static final int LOCKED = 429;

    private final CredentialApi api;
    private final ServiceToken serviceToken;
    private final SignInThrottle throttle;

    CredentialVerifier(@RestClient CredentialApi api, ServiceToken serviceToken, SignInThrottle throttle) {
        this.api = api;
        this.serviceToken = serviceToken;
        this.throttle = throttle;
    }

    /**
     * Returns the account with this password, whatever its status; empty if the user is unknown or the password wrong.
     *
     * @param attempt the client and the address of the attempt
     * @return fails with {@code slow_down} after too many failed attempts, even if this one is right or there is no
     *     such account, and with {@code temporarily_unavailable} if user-service is unavailable or overloaded
     */
    public Uni<Optional<Account>> verify(String userName, RawPassword password, Attempt attempt) {
        return throttle.check(userName, attempt)
                .flatMap(free -> ask(userName, password))
                // user-service did not check the password, so the attempt counts as neither right nor wrong, as during
                // a lock.
                .onFailure(e -> isAnswer(e, LOCKED))
                .transform(e -> OAuthException.slowDown(RetryAfter.of((WebApplicationException) e)))
                // An inactive account counts as a failure: otherwise the lock would reveal that the password was right.
                .call(found -> found.filter(Account::isActive).isPresent()
                        ? throttle.succeeded(userName, attempt)
                        : throttle.failed(userName, attempt));
    }

    private Uni<Optional<Account>> ask(String userName, RawPassword password) {
        return api.verify("Bearer " + serviceToken.value(), new CredentialApi.Credentials(userName, password.value()))
                .map(CredentialApi.VerifiedAccount::account)
                .map(Optional::of)
                .onFailure(e -> isAnswer(e, WRONG))
                .recoverWithItem(Optional.empty())
                .onFailure(e -> !isAnswer(e, LOCKED))
                .transform(e -> OAuthException.unavailable("Passwords cannot be checked at the moment", e));
    }

    private static boolean isAnswer(Throwable failure, int status) {
        return failure instanceof WebApplicationException e && e.getResponse().getStatus() == status;
    }
}
