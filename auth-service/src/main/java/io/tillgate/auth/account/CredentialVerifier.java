package io.tillgate.auth.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.throttle.Attempt;
import io.tillgate.auth.throttle.SignInThrottle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The one place where a password is checked: the throttle is asked first, then user-service. */
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
     * The account whose password this is, whatever its status; empty where the user is unknown or the password wrong.
     *
     * @param attempt who tries it, and from where
     * @return fails with {@code slow_down} where too many attempts failed, whether or not this one is right, and whether or
     *     not there is such an account; and with {@code temporarily_unavailable} where user-service is out of reach or has
     *     too much to do
     */
    public Uni<Optional<Account>> verify(String userName, RawPassword password, Attempt attempt) {
        return throttle.check(userName, attempt)
                .flatMap(free -> ask(userName, password))
                // Nobody looked at the password: as during a lock of this service, it counts as neither right nor
                // wrong.
                .onFailure(e -> isAnswer(e, LOCKED))
                .transform(e -> OAuthException.slowDown(RetryAfter.of((WebApplicationException) e)))
                // Who may not sign in counts like a wrong password: else the lock would tell that it was right.
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
                .transform(e -> OAuthException.unavailable("Passwords cannot be checked just now", e));
    }

    private static boolean isAnswer(Throwable failure, int status) {
        return failure instanceof WebApplicationException e && e.getResponse().getStatus() == status;
    }
}
