package io.tillgate.resource.quarkus;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TokenIntrospection;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tillgate.resource.TokenIdentity;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.token.MalformedTokenException;
import io.tillgate.resource.token.VerifiedToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Builds the identity of a verified access token or API key: its groups become roles, its scopes permissions, and
 * {@code jti}, {@code grant_id} and {@code client_id} attributes. A token that its issuer's log revokes fails the
 * authentication. Runs before the application's own augmentors.
 */
@ApplicationScoped
class TokenIdentityAugmentor implements SecurityIdentityAugmentor {
    private static final int BEFORE_THE_APPLICATION = 10_000;
    private final TokenReader reader;
    private final TrustedIssuers issuers;

    TokenIdentityAugmentor(TokenReader reader, TrustedIssuers issuers) {
        this.reader = reader;
        this.issuers = issuers;
    }

    @Override
    public int priority() {
        return BEFORE_THE_APPLICATION;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (identity.isAnonymous() || credential == null) {
            return Uni.createFrom().item(identity);
        }
        VerifiedToken token;
        try {
            token = read(identity);
        } catch (MalformedTokenException e) {
            return Uni.createFrom().failure(new AuthenticationFailedException(e.getMessage()));
        }
        if (token == null) {
            return Uni.createFrom().item(identity);
        }
        if (issuers.of(token).revocations().isRevoked(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("the token has been revoked"));
        }
        return Uni.createFrom().item(identity(identity.getPrincipal(), credential, token));
    }

    /** Reads the introspection response if there is one, because a JWT was then not verified here; else the JWT. */
    private @Nullable VerifiedToken read(SecurityIdentity identity) {
        if (identity.getAttribute(OidcUtils.INTROSPECTION_ATTRIBUTE) instanceof TokenIntrospection introspection) {
            return reader.read(introspection);
        }
        return identity.getPrincipal() instanceof JsonWebToken jwt ? reader.read(jwt) : null;
    }

    private static SecurityIdentity identity(
            Principal principal, AccessTokenCredential credential, VerifiedToken token) {
        QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder()
                .setPrincipal(principal instanceof JsonWebToken ? principal : new QuarkusPrincipal(token.subject()))
                .addCredential(credential)
                .addRoles(token.groups())
                .addPermissionChecker(new ScopePermissions(token.scopes()))
                .addAttribute(TokenIdentity.ATTRIBUTE, token)
                .addAttribute("jti", token.tokenId())
                .addAttribute("client_id", token.clientId());
        if (token.grantId() != null) {
            builder.addAttribute("grant_id", token.grantId());
        }
        return builder.build();
    }
}
