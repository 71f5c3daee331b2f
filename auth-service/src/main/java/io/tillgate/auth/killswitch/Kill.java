package io.tillgate.auth.killswitch;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.revocation.WideRevoker;
import io.tillgate.auth.session.BrowserSessions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Kills in a transaction: first whoever might be issuing something is waited for, then it is counted, then it ends. What
 * is ended already is left as it is, but for the records of accounts, clients and scopes, which count from now on again.
 */
@ApplicationScoped
class Kill {
    private final AccountRepository accounts;
    private final ClientRepository clients;
    private final GrantRepository grants;
    private final BrowserSessions sessions;
    private final Revoker revoker;
    private final WideRevoker wideRevoker;
    private final TollRepository tolls;
    private final Clock clock;

    Kill(
            AccountRepository accounts,
            ClientRepository clients,
            GrantRepository grants,
            BrowserSessions sessions,
            Revoker revoker,
            WideRevoker wideRevoker,
            TollRepository tolls,
            Clock clock) {
        this.accounts = accounts;
        this.clients = clients;
        this.grants = grants;
        this.sessions = sessions;
        this.revoker = revoker;
        this.wideRevoker = wideRevoker;
        this.tolls = tolls;
        this.clock = clock;
    }

    /** Kills; a signing key takes more than one transaction to kill, and does not come here. */
    Uni<Toll> of(SqlConnection tx, KillTarget target, String actor) {
        return switch (target.kind()) {
            case ACCOUNT -> account(tx, target, UUID.fromString(target.value()), actor);
            case CLIENT -> client(tx, target, actor);
            case GRANT -> grant(tx, target, UUID.fromString(target.value()), actor);
            case SCOPE ->
                wideRevoker
                        .pause(tx)
                        .flatMap(pause -> counted(
                                tx,
                                target,
                                () -> wideRevoker.scope(tx, target.value(), pause, KillOrder.REASON, actor)));
            case API_KEY ->
                counted(tx, target, () -> revoker.apiKey(tx, UUID.fromString(target.value()), KillOrder.REASON, actor));
            case SIGNING_KEY -> throw new IllegalArgumentException("a signing key is revoked by itself");
            case ISSUED_BEFORE -> issuedBefore(tx, target, Instant.parse(target.value()), actor);
        };
    }

    /** How much dies, told before it does. */
    Uni<Toll> counted(SqlConnection tx, KillTarget target, Supplier<Uni<Void>> end) {
        return tolls.count(tx, target, clock.instant()).call(toll -> end.get());
    }

    /** The account's row first, as every sign-in does: one under way comes before this, and ends, or after it. */
    private Uni<Toll> account(SqlConnection tx, KillTarget target, UUID id, String actor) {
        return accounts.endTokensBefore(tx, id, Revoker.endOfSecond(clock.instant()))
                .flatMap(held -> {
                    Instant now = clock.instant();
                    return counted(
                            tx,
                            target,
                            () -> sessions.endAll(tx, id, now, KillOrder.REASON, actor)
                                    .flatMap(done -> revoker.account(tx, id, now, KillOrder.REASON, actor))
                                    .flatMap(notBefore -> accounts.endTokensBefore(tx, id, notBefore)));
                });
    }

    private Uni<Toll> client(SqlConnection tx, KillTarget target, String actor) {
        return clients.lockAndFind(tx, target.value())
                .flatMap(found -> counted(
                        tx,
                        target,
                        () -> found.map(client -> revoker.client(tx, client, KillOrder.REASON, actor))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Toll> grant(SqlConnection tx, KillTarget target, UUID id, String actor) {
        return counted(
                tx,
                target,
                () -> grants.find(tx, id)
                        .flatMap(found -> found.map(grant -> revoker.grant(tx, grant, KillOrder.REASON, actor)
                                        .replaceWithVoid())
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Toll> issuedBefore(SqlConnection tx, KillTarget target, Instant time, String actor) {
        return wideRevoker
                .pause(tx)
                .flatMap(pause -> counted(
                        tx,
                        target,
                        () -> sessions.endAllSignedInBefore(tx, time, KillOrder.REASON, actor)
                                .flatMap(done -> wideRevoker.issuedBefore(tx, time, pause, KillOrder.REASON, actor))));
    }
}
