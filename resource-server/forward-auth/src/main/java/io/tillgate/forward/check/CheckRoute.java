package io.tillgate.forward.check;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.tillgate.resource.RequestGate;
import io.tillgate.resource.TokenIdentity;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers requests at and below {@code /check}, with any method, before any other route: 200 permits the client's
 * request and identifies its sender, any other status refuses it. The library has already refused invalid tokens and
 * API keys, and served the others up to the longest staleness limit; the limit of the required scopes is checked here.
 */
@Singleton
class CheckRoute {
    private static final int AFTER_AUTHENTICATION = 50;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final HttpAuthenticator authenticator;
    private final RequestGate gate;
    private final String issuer;
    private final Set<String> always;

    /**
     * @param issuer the main issuer; the headers cannot identify accounts of others
     * @throws MalformedCheckException if the configuration names an invalid scope
     */
    CheckRoute(
            HttpAuthenticator authenticator,
            RequestGate gate,
            @ConfigProperty(name = "tillgate.resource-server.issuer") String issuer,
            ForwardAuthConfig config) {
        this.authenticator = authenticator;
        this.gate = gate;
        this.issuer = issuer;
        this.always =
                RequiredScopes.of(config.requiredScopes().orElse(Set.of())).scopes();
    }

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (Check.isOne(context)) {
                        check(context);
                    } else {
                        context.next();
                    }
                },
                AFTER_AUTHENTICATION);
    }

    private void check(RoutingContext context) {
        QuarkusHttpUser.getSecurityIdentity(context, authenticator.getIdentityProviderManager())
                .flatMap(identity -> answer(context, identity))
                .subscribe()
                .with(answered -> {}, context::fail);
    }

    private Uni<Boolean> answer(RoutingContext context, SecurityIdentity identity) {
        if (!(identity.getAttribute(TokenIdentity.ATTRIBUTE) instanceof TokenIdentity caller)) {
            return authenticator.sendChallenge(context);
        }
        HttpServerResponse response = context.response();
        if (!caller.issuer().equals(issuer)) {
            response.putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            CheckRefusal.FOREIGN_TOKEN.send(response, "Tokens of other issuers are not accepted");
            return Uni.createFrom().item(true);
        }
        RequiredScopes required;
        try {
            required = new Check(context.request()).requiredScopes(always);
        } catch (MalformedCheckException e) {
            CheckRefusal.MALFORMED.send(response, e.detail());
            return Uni.createFrom().item(true);
        }
        if (!required.allIn(caller.scopes())) {
            response.putHeader("WWW-Authenticate", required.challenge());
            CheckRefusal.INSUFFICIENT_SCOPE.send(response, "Required scopes: " + String.join(" ", required.scopes()));
        } else if (gate.permits(caller, required.scopes())) {
            CallerHeaders.write(caller, response.headers());
            response.setStatusCode(200).end();
        } else {
            response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
            CheckRefusal.UNAVAILABLE.send(response, "No revocations have been received for too long");
        }
        return Uni.createFrom().item(true);
    }
}
