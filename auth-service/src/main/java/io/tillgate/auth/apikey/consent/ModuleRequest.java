package io.tillgate.auth.apikey.consent;

import io.tillgate.auth.account.ServiceToken;
import io.tillgate.auth.oauth.interaction.AuthorizationRequest;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.oauth.interaction.ResponseTarget;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.tillgate.auth.support.request.OAuthParameters;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A module's request for an API key.
 *
 * @param callback the address at which it receives its key
 * @param scopes the requested scopes, in their order and without duplicates
 */
record ModuleRequest(Callback callback, List<String> scopes) {
    private static final int MAX_SCOPES = 50;
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x5B\\x5D-\\x7E]{1,64}");

    /**
     * Reads a request; fails with an error page if it is invalid.
     *
     * @param hosts the hosts that callbacks may have; empty for any
     */
    static ModuleRequest read(OAuthParameters sent, Optional<Set<String>> hosts) {
        Callback callback = Callback.parse(sent.one("cb").orElseThrow(() -> refusal("cb is missing")));
        if (hosts.isPresent() && hosts.get().stream().noneMatch(callback.host()::equalsIgnoreCase)) {
            throw refusal("the host of cb is not allowed");
        }
        List<String> scopes = Arrays.stream(sent.one("scopes").orElse("").split("[, ]+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        if (scopes.isEmpty()) {
            throw refusal("scopes is missing");
        }
        if (scopes.size() > MAX_SCOPES) {
            throw refusal("scopes names more than " + MAX_SCOPES);
        }
        if (!scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            throw refusal("scopes contains an invalid scope");
        }
        return new ModuleRequest(callback, scopes);
    }

    /** Returns the request of a pending one. */
    static ModuleRequest of(PendingRequest pending) {
        return new ModuleRequest(
                new Callback(URI.create(pending.request().target().redirectUri())),
                Objects.requireNonNull(pending.request().scopes()));
    }

    /** Returns the request as pending. Its client is this service, since a module is no client. */
    AuthorizationRequest toWaiting() {
        ResponseTarget target = new ResponseTarget(callback.uri().toString(), true, ResponseTarget.API_KEY, null);
        return new AuthorizationRequest(
                ServiceToken.CLIENT_ID,
                target,
                scopes,
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    private static PageException refusal(String detail) {
        return new PageException(PageError.REQUEST, detail);
    }
}
