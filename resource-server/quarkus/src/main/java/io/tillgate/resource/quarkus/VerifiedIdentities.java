package io.tillgate.resource.quarkus;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tillgate.resource.TokenIdentity;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.revocation.RevocationPendingException;
import io.tillgate.resource.token.TokenDigest;
import io.tillgate.resource.token.VerifiedToken;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Caches the identities of verified tokens; a revocation invalidates them. */
@ApplicationScoped
class VerifiedIdentities {
    private final VerifiedTokenCache<SecurityIdentity> cache;
    private final TrustedIssuers issuers;

    VerifiedIdentities(VerifiedTokenCache<SecurityIdentity> cache, TrustedIssuers issuers) {
        this.cache = cache;
        this.issuers = issuers;
    }

    /**
     * Returns the cached identity of a token; empty if there is none.
     *
     * @throws io.tillgate.resource.token.RevokedTokenException if the token has been revoked since
     */
    Optional<SecurityIdentity> known(TokenDigest digest) {
        return cache.get(digest);
    }

    /** Caches the result of a verification for a time. */
    Uni<SecurityIdentity> keep(
            TokenDigest digest, Duration keepFor, Uni<SecurityIdentity> verifying, RoutingContext context) {
        return verifying.onItem().ifNotNull().transformToUni(identity -> {
            if (identity.getAttribute(TokenIdentity.ATTRIBUTE) instanceof VerifiedToken verified) {
                cache.put(digest, verified, identity, keepFor);
                // A revocation may have arrived since the augmentor asked the log.
                try {
                    if (issuers.of(verified).revocations().isRevoked(verified)) {
                        return Refusal.INVALID_TOKEN.refuse(context, null);
                    }
                } catch (RevocationPendingException e) {
                    return Refusal.UNAVAILABLE.refuse(context, e);
                }
            }
            return Uni.createFrom().item(identity);
        });
    }

    /** Turns every failure of a verification into one of the refusals. */
    static Uni<SecurityIdentity> refused(RoutingContext context, Uni<SecurityIdentity> verifying) {
        return verifying
                .onFailure(failure -> Refusal.isNew(context))
                .recoverWithUni(failure -> Refusal.of(failure).refuse(context, failure));
    }
}
