package io.tillgate.auth.apikey.consent;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.apikey.ApiKeyConfig;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.apikey.ApiKeySecret;
import io.tillgate.auth.apikey.event.ApiKeyEvents;
import io.tillgate.auth.consent.event.ConsentEvents;
import io.tillgate.auth.oauth.interaction.PendingRequests;
import io.tillgate.auth.policy.ModuleGate;
import io.tillgate.auth.policy.ScopeVerdict;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Issues or refuses a key for a module's request. Each request is answered once, however often the form is sent. The
 * scopes' rows are locked first and then the account's, so that rights that it loses concurrently are not granted.
 */
@ApplicationScoped
class KeyIssuer {
    private final Pool pool;
    private final AccountRepository accounts;
    private final BrowserSessions sessions;
    private final PendingRequests requests;
    private final ScopeRepository scopes;
    private final ModuleGate gate;
    private final ApiKeyRepository keys;
    private final ApiKeyEvents keyEvents;
    private final ConsentEvents consentEvents;
    private final ApiKeyConfig config;
    private final Clock clock;

    KeyIssuer(
            Pool pool,
            AccountRepository accounts,
            BrowserSessions sessions,
            PendingRequests requests,
            ScopeRepository scopes,
            ModuleGate gate,
            ApiKeyRepository keys,
            ApiKeyEvents keyEvents,
            ConsentEvents consentEvents,
            ApiKeyConfig config,
            Clock clock) {
        this.pool = pool;
        this.accounts = accounts;
        this.sessions = sessions;
        this.requests = requests;
        this.scopes = scopes;
        this.gate = gate;
        this.keys = keys;
        this.keyEvents = keyEvents;
        this.consentEvents = consentEvents;
        this.config = config;
        this.clock = clock;
    }

    /** Issues the key that was allowed; fails with {@link ScopesRefusedException} if a scope cannot be granted. */
    Uni<ApiKeySecret> issue(ModuleQuestion question) {
        ApiKeySecret secret = ApiKeySecret.random();
        return pool.withTransaction(tx -> scopes.lockForShare(
                                tx, question.request().scopes())
                        .flatMap(locked -> standing(tx, question))
                        .flatMap(account -> take(tx, question)
                                .flatMap(taken -> gate.judgeInTransaction(
                                        tx, account, question.request().scopes()))
                                .invoke(KeyIssuer::requireGrantable)
                                .flatMap(verdicts -> requireRoom(tx, account))
                                .flatMap(room -> save(tx, question, account, secret))))
                .replaceWith(secret);
    }

    /** Records that the account refused. */
    Uni<Void> refuse(ModuleQuestion question) {
        return pool.withTransaction(tx -> take(tx, question)
                .flatMap(taken -> consentEvents.deniedToModule(
                        tx,
                        question.account().id(),
                        question.request().callback().host(),
                        question.request().scopes())));
    }

    private Uni<Account> standing(SqlConnection tx, ModuleQuestion question) {
        return accounts.lock(tx, question.account().id())
                .map(found -> found.filter(gate::admits)
                        .filter(account ->
                                !question.session().credentialsChangedAt().isBefore(account.credentialsChangedAt()))
                        .orElseThrow(KeyIssuer::expired))
                .call(account ->
                        sessions.lockForShare(tx, question.session().id()).invoke(KeyIssuer::requireThere));
    }

    private Uni<Boolean> take(SqlConnection tx, ModuleQuestion question) {
        return requests.remove(tx, question.pending()).invoke(KeyIssuer::requireThere);
    }

    private Uni<Integer> requireRoom(SqlConnection tx, Account account) {
        return keys.count(tx, account.id(), clock.instant()).invoke(count -> {
            if (count >= config.maxPerAccount()) {
                throw new PageException(
                        PageError.REQUEST, "the account has reached its limit of API keys: revoke one first");
            }
        });
    }

    private Uni<Void> save(SqlConnection tx, ModuleQuestion question, Account account, ApiKeySecret secret) {
        List<String> asked = question.request().scopes();
        return scopes.displays(tx, asked)
                .map(displays -> asked.stream()
                        .map(scope -> ModulePages.app(displays.get(scope)))
                        .filter(app -> !app.isEmpty())
                        .distinct()
                        .sorted()
                        .toList())
                .map(apps -> key(question, account, secret, apps))
                .flatMap(key -> keys.insert(tx, key, secret)
                        .flatMap(saved -> keyEvents.issued(tx, key))
                        .flatMap(told ->
                                consentEvents.grantedToModule(tx, account.id(), key.callbackHost(), key.scopes())));
    }

    private ApiKey key(ModuleQuestion question, Account account, ApiKeySecret secret, List<String> apps) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new ApiKey(
                UUID.randomUUID(),
                secret.prefix(),
                account.id(),
                question.request().callback().host(),
                apps,
                question.request().scopes(),
                question.session().credentialsChangedAt(),
                now,
                null,
                ApiKey.endOf(config.lifetime(), now).orElse(null));
    }

    private static void requireGrantable(List<ScopeVerdict> verdicts) {
        if (!verdicts.stream().allMatch(ScopeVerdict::isGrantable)) {
            throw new ScopesRefusedException(verdicts);
        }
    }

    private static void requireThere(boolean there) {
        if (!there) {
            throw expired();
        }
    }

    private static PageException expired() {
        return new PageException(PageError.EXPIRED, "the module's request is unknown or has expired");
    }
}
