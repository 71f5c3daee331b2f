package io.tillgate.auth.revocation.bulk;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.revocation.BulkRevoker;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.session.BrowserSessions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Carries out a bulk revocation in one transaction: waits for requests that are issuing tokens, counts what is affected
 * and revokes it. Earlier revocations are kept, except that the records of accounts, clients and scopes are sent again
 * with the present time.
 */
@ApplicationScoped
class BulkRevocation {
    private final AccountRepository accounts;
    private final ClientRepository clients;
    private final GrantRepository grants;
    private final BrowserSessions sessions;
    private final Revoker revoker;
    private final BulkRevoker wideRevoker;
    private final RevocationImpactRepository tolls;
    private final Clock clock;

    BulkRevocation(
            AccountRepository accounts,
            ClientRepository clients,
            GrantRepository grants,
            BrowserSessions sessions,
            Revoker revoker,
            BulkRevoker wideRevoker,
            RevocationImpactRepository tolls,
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

    /** Revokes a target, except a signing key, whose revocation takes several transactions. */
    Uni<RevocationImpact> of(SqlConnection tx, BulkRevocationTarget target, String actor) {
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
                                () -> wideRevoker.scope(tx, target.value(), pause, BulkRevocationOrder.REASON, actor)));
            case API_KEY ->
                counted(
                        tx,
                        target,
                        () -> revoker.apiKey(tx, UUID.fromString(target.value()), BulkRevocationOrder.REASON, actor));
            case SIGNING_KEY -> throw new IllegalArgumentException("a signing key is revoked by itself");
            case ISSUED_BEFORE -> issuedBefore(tx, target, Instant.parse(target.value()), actor);
        };
    }

    /** Counts what is affected before it is revoked. */
    Uni<RevocationImpact> counted(SqlConnection tx, BulkRevocationTarget target, Supplier<Uni<Void>> end) {
        return tolls.count(tx, target, clock.instant()).call(toll -> end.get());
    }

    /** Locks the account's row first, as sign-ins do: each of them is complete and revoked, or comes after. */
    private Uni<RevocationImpact> account(SqlConnection tx, BulkRevocationTarget target, UUID id, String actor) {
        return accounts.endTokensBefore(tx, id, Revoker.endOfSecond(clock.instant()))
                .flatMap(held -> {
                    Instant now = clock.instant();
                    return counted(
                            tx,
                            target,
                            () -> sessions.endAll(tx, id, now, BulkRevocationOrder.REASON, actor)
                                    .flatMap(done -> revoker.account(tx, id, now, BulkRevocationOrder.REASON, actor))
                                    .flatMap(notBefore -> accounts.endTokensBefore(tx, id, notBefore)));
                });
    }

    private Uni<RevocationImpact> client(SqlConnection tx, BulkRevocationTarget target, String actor) {
        return clients.lockAndFind(tx, target.value())
                .flatMap(found -> counted(
                        tx,
                        target,
                        () -> found.map(client -> revoker.client(tx, client, BulkRevocationOrder.REASON, actor))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<RevocationImpact> grant(SqlConnection tx, BulkRevocationTarget target, UUID id, String actor) {
        return counted(
                tx,
                target,
                () -> grants.findInTransaction(tx, id)
                        .flatMap(found -> found.map(grant -> revoker.grant(tx, grant, BulkRevocationOrder.REASON, actor)
                                        .replaceWithVoid())
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<RevocationImpact> issuedBefore(
            SqlConnection tx, BulkRevocationTarget target, Instant time, String actor) {
        return wideRevoker
                .pause(tx)
                .flatMap(pause -> counted(
                        tx,
                        target,
                        () -> sessions.endAllSignedInBefore(tx, time, BulkRevocationOrder.REASON, actor)
                                .flatMap(done ->
                                        wideRevoker.issuedBefore(tx, time, pause, BulkRevocationOrder.REASON, actor))));
    }
}
