package io.tillgate.auth.oauth.bearer;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.apikey.ApiKeyConfig;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.auth.oauth.token.ApiKeyInspector;
import io.tillgate.auth.oauth.token.TokenInspector;
import io.tillgate.auth.support.error.TokenChallenge;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Permission;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Authenticates bearer tokens (RFC 6750) and API keys at this service's own endpoints. They are checked in the
 * database, so a revocation is effective at once. Scopes become permissions, groups roles. A request with both a token
 * and a key is refused.
 */
@ApplicationScoped
public class BearerAuthentication implements HttpAuthenticationMechanism {
    /** The attribute of the {@link SecurityIdentity} that holds the {@link ActiveToken}. */
    public static final String TOKEN = "tillgate.token";

    private static final String BEARER = "bearer ";

    private final Pool pool;
    private final TokenInspector inspector;
    private final ApiKeyInspector keyInspector;
    private final AccountRepository accounts;
    private final String audience;
    private final String keyHeader;

    BearerAuthentication(
            Pool pool,
            TokenInspector inspector,
            ApiKeyInspector keyInspector,
            AccountRepository accounts,
            AuthConfig config,
            ApiKeyConfig keyConfig) {
        this.pool = pool;
        this.inspector = inspector;
        this.keyInspector = keyInspector;
        this.accounts = accounts;
        this.audience = config.issuer().toString();
        this.keyHeader = keyConfig.header();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        List<String> headers = context.request().headers().getAll("Authorization");
        List<String> keys = context.request().headers().getAll(keyHeader);
        if (!keys.isEmpty()) {
            TokenChallenge.notePresented(context);
            return keys.size() == 1 && headers.isEmpty() ? byKey(keys.get(0)) : refusal();
        }
        if (headers.size() != 1 || !headers.get(0).toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Uni.createFrom().nullItem();
        }
        TokenChallenge.notePresented(context);
        return inspector
                .inspect(headers.get(0).substring(BEARER.length()).strip())
                .map(found -> found.filter(token -> token.audience().contains(audience))
                        .orElseThrow(AuthenticationFailedException::new))
                .flatMap(this::byToken);
    }

    private static Uni<SecurityIdentity> refusal() {
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private Uni<SecurityIdentity> byKey(String key) {
        return keyInspector
                .inspect(key)
                .map(found -> found.map(active -> identity(active.asToken(audience), Optional.of(active.account())))
                        .orElseThrow(AuthenticationFailedException::new));
    }

    private Uni<SecurityIdentity> byToken(ActiveToken token) {
        Uni<Optional<Account>> account = token.accountId() == null
                ? Uni.createFrom().item(Optional.empty())
                : accounts.find(pool, token.accountId());
        return account.map(found -> identity(token, found));
    }

    private static SecurityIdentity identity(ActiveToken token, Optional<Account> account) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(token.subject()))
                .addAttribute(TOKEN, token)
                .addPermissionChecker(required -> Uni.createFrom().item(holds(token, required)))
                .addRoles(account.map(a -> Set.copyOf(a.groups())).orElse(Set.of()))
                .build();
    }

    /**
     * Compares scopes as a whole (RFC 6749 section 3.3). A Quarkus permission would read {@code account:orders}, which
     * any module may register, as an action of {@code account}.
     */
    private static boolean holds(ActiveToken token, Permission required) {
        String actions = required.getActions();
        return (actions == null || actions.isEmpty()) && token.scopes().contains(required.getName());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, TokenChallenge.HEADER, TokenChallenge.of(context)));
    }
}
