package io.tillgate.auth.grant.management;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.oauth.authorization.ConsentWithdrawal;
import io.tillgate.auth.revocation.AppRevoker;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lists and revokes grants. */
@ApplicationScoped
public class Grants {
    private static final String REASON = "grant_ended";
    private static final String EVERYWHERE = "signed_out_everywhere";
    private static final int BATCH = 200;

    private final Pool pool;
    private final LiveGrantRepository live;
    private final GrantRepository grants;
    private final ClientRepository clients;
    private final AccountRepository accounts;
    private final BrowserSessions sessions;
    private final ConsentWithdrawal consents;
    private final Revoker revoker;
    private final AppRevoker apps;
    private final GrantCursor cursors;
    private final Clock clock;

    Grants(
            Pool pool,
            LiveGrantRepository live,
            GrantRepository grants,
            ClientRepository clients,
            AccountRepository accounts,
            BrowserSessions sessions,
            ConsentWithdrawal consents,
            Revoker revoker,
            AppRevoker apps,
            GrantCursor cursors,
            Clock clock) {
        this.pool = pool;
        this.live = live;
        this.grants = grants;
        this.clients = clients;
        this.accounts = accounts;
        this.sessions = sessions;
        this.consents = consents;
        this.revoker = revoker;
        this.apps = apps;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Returns a page of live grants, newest first. */
    public Uni<GrantPage> list(GrantFilter filter, int limit, @Nullable String cursor) {
        GrantCursor.@Nullable Place after = cursor == null
                ? null
                : cursors.read(cursor, filter)
                        .orElseThrow(() -> Problems.invalid("cursor", "must be the next_cursor of this list"));
        return live.find(pool, filter, after, limit + 1, clock.instant()).map(found -> {
            if (found.size() <= limit) {
                return new GrantPage(found, null);
            }
            LiveGrant last = found.get(limit - 1);
            return new GrantPage(
                    found.subList(0, limit), cursors.after(new GrantCursor.Place(last.createdAt(), last.id()), filter));
        });
    }

    /** Returns the client of one of an account's live grants; fails with 404 if there is none. */
    public Uni<RegisteredClient> clientOf(UUID id, UUID owner) {
        return grants.find(pool, id)
                .map(found -> found.filter(grant -> grant.revokedAt() == null && owner.equals(grant.accountId()))
                        .orElseThrow(Grants::unknown))
                .flatMap(grant -> clients.find(pool, grant.clientId()))
                .map(client -> client.orElseThrow(Grants::unknown).client());
    }

    /**
     * Revokes a grant; fails with 404 if there is no such live one. If its owner does so, the client's consents are
     * withdrawn.
     *
     * @param owner the account that must own it; null for any
     */
    public Uni<Void> end(UUID id, @Nullable UUID owner, String actor) {
        return pool.withTransaction(tx -> grants.findInTransaction(tx, id).flatMap(found -> {
            Grant grant = found.filter(one -> one.revokedAt() == null
                            && (owner == null || one.accountId().equals(owner)))
                    .orElseThrow(Grants::unknown);
            return withdrawOwn(tx, grant.accountId(), grant.clientId(), actor)
                    .chain(() -> revoker.grant(tx, grant, REASON, actor))
                    .replaceWithVoid();
        }));
    }

    /**
     * Signs an account out everywhere: ends its browser sessions and revokes its grants, API keys and access tokens. If
     * it does so itself, all its consents are withdrawn.
     *
     * @param keepApps whether to keep its API apps; otherwise they are deleted and their tokens revoked
     */
    public Uni<Void> endAll(UUID accountId, boolean keepApps, String actor) {
        // Locks the account's row first, as every sign-in does, so that a concurrent one is ended or starts afterwards.
        return pool.withTransaction(tx -> accounts.endTokensBefore(tx, accountId, Revoker.endOfSecond(clock.instant()))
                .flatMap(held -> {
                    Instant now = clock.instant();
                    Uni<Void> withdrawn = isOwner(accountId, actor)
                            ? consents.withdrawAtSignOut(tx, accountId)
                            : Uni.createFrom().voidItem();
                    return withdrawn
                            .chain(() -> sessions.endAll(tx, accountId, now, EVERYWHERE, actor))
                            .flatMap(done -> revoker.signIns(tx, accountId, now, EVERYWHERE, actor))
                            .flatMap(notBefore -> accounts.endTokensBefore(tx, accountId, notBefore))
                            .flatMap(done -> keepApps
                                    ? Uni.createFrom().voidItem()
                                    : apps.all(tx, accountId, EVERYWHERE, actor));
                }));
    }

    /**
     * Revokes the grants that match a filter, one batch per transaction. If their owner does so, the clients' consents
     * are withdrawn.
     */
    public Uni<Void> endAll(GrantFilter filter, String actor) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(Instant.EPOCH), from -> endSome(filter, from, actor))
                .until(done -> done)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Returns whether none is left. It begins once more at the oldest, for one that was committed late. */
    private Uni<Boolean> endSome(GrantFilter filter, AtomicReference<Instant> from, String actor) {
        Instant begun = requireNonNull(from.get());
        return pool.withTransaction(tx -> withdrawOwn(tx, filter.accountId(), filter.clientId(), actor)
                        .chain(() -> revoker.someGrants(
                                tx, filter.accountId(), filter.clientId(), begun, BATCH, REASON, actor)))
                .map(last -> {
                    boolean isEnd = last.equals(Instant.MAX);
                    from.set(isEnd ? Instant.EPOCH : last);
                    return isEnd && begun.equals(Instant.EPOCH);
                });
    }

    private Uni<Void> withdrawOwn(SqlClient tx, @Nullable UUID accountId, @Nullable String clientId, String actor) {
        return accountId != null && isOwner(accountId, actor)
                ? consents.withdraw(tx, accountId, clientId)
                : Uni.createFrom().voidItem();
    }

    private static boolean isOwner(UUID accountId, String actor) {
        return accountId.toString().equals(actor);
    }

    private static ProblemException unknown() {
        return Problems.of(404, "not-found", "There is no such grant");
    }
}
