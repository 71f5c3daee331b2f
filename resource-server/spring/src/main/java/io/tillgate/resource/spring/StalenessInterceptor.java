package io.tillgate.resource.spring;

import io.tillgate.resource.issuer.TrustedIssuer;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.staleness.StalenessGate;
import io.tillgate.resource.token.VerifiedToken;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a request if the knowledge of revocations is too old for the scopes that its handler method requires in
 * {@code @PreAuthorize}; a handler without scopes has the general limit.
 */
final class StalenessInterceptor implements HandlerInterceptor {
    private final TrustedIssuers issuers;
    private final RequiredScopes scopes = new RequiredScopes();

    StalenessInterceptor(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        @Nullable StalenessGate gate = gate();
        if (gate == null || gate.permitsEverything() || gate.permits(scopes.of(handler))) {
            return true;
        }
        Refusals.unavailable(response);
        return false;
    }

    /** Returns the gate of the token's issuer; null if the request has no token. */
    private @Nullable StalenessGate gate() {
        @Nullable
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return null;
        }
        return issuer(authentication.getPrincipal()).gate();
    }

    private TrustedIssuer issuer(@Nullable Object principal) {
        if (principal instanceof VerifiedToken token) {
            return issuers.of(token);
        }
        return principal instanceof Jwt jwt ? issuers.named(jwt.getClaimAsString("iss")) : issuers.main();
    }
}
