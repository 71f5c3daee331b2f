package io.tillgate.auth.interaction;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyRing;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The waiting authorization requests in the database. Each change says whether the request was there to be changed. */
@ApplicationScoped
public class PendingRequests {
    private static final String LIVE = " WHERE handle_hash = $1 AND expires_at > $2";

    private final KeyRing keys;
    private final Browsers browsers;
    private final InteractionConfig config;
    private final Clock clock;

    PendingRequests(KeyRing keys, Browsers browsers, InteractionConfig config, Clock clock) {
        this.keys = keys;
        this.browsers = browsers;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Keeps a request.
     *
     * @param browser the browser that sent it; null where its cookie does not come with a cross-site POST: the first
     *     browser that comes with the handle has it
     */
    public Uni<PendingRequest> add(SqlClient db, AuthorizationRequest request, @Nullable Browser browser) {
        RequestHandle handle = RequestHandle.random();
        Instant now = clock.instant();
        Tuple row = PendingRow.of(request)
                .addValue(hash(handle))
                .addValue(browser == null ? null : Buffer.buffer(browsers.hash(browser)))
                .addOffsetDateTime(utc(now))
                .addOffsetDateTime(utc(now.plus(config.lifetime())));
        return db.preparedQuery(PendingRow.INSERT)
                .execute(row)
                .replaceWith(new PendingRequest(handle, request, null, null, null, null, false));
    }

    /** The request with a handle, where it is this browser's, or nobody's yet: then it is from now on. */
    public Uni<Optional<PendingRequest>> find(SqlClient db, String handle, Browser browser) {
        RequestHandle named = new RequestHandle(handle);
        return db.preparedQuery("""
                        UPDATE authorization_request SET browser_hash = $3
                        WHERE handle_hash = $1 AND expires_at > $2 AND (browser_hash IS NULL OR browser_hash = $3)
                        RETURNING *""")
                .execute(Tuple.of(hash(named), utc(clock.instant()), Buffer.buffer(browsers.hash(browser))))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(PendingRow.read(named, rows.iterator().next())));
    }

    /** Notes that a sign-in was made for a request. */
    public Uni<Boolean> signedIn(SqlClient tx, PendingRequest pending, UUID sessionId) {
        return update(tx, "signed_in_session = $3", pending, sessionId);
    }

    /** Notes that the user goes on with a session. */
    public Uni<Boolean> chose(SqlClient tx, PendingRequest pending, UUID sessionId) {
        return update(tx, "chosen_session = $3", pending, sessionId);
    }

    /** Notes what the consent page is about to show. */
    public Uni<Boolean> offer(SqlClient tx, PendingRequest pending, List<String> scopes) {
        return update(tx, "offered_scopes = $3, approved_by = NULL", pending, scopes.toArray(String[]::new));
    }

    /** Notes that an account approved what the consent page showed, where that is still what is offered. */
    public Uni<Boolean> approved(SqlClient tx, PendingRequest pending, UUID accountId) {
        List<String> offered = Objects.requireNonNullElse(pending.offeredScopes(), List.of());
        return tx.preparedQuery("UPDATE authorization_request SET approved_by = $3" + LIVE + " AND offered_scopes = $4")
                .execute(Tuple.of(
                        hash(pending.handle()), utc(clock.instant()), accountId, offered.toArray(String[]::new)))
                .map(updated -> updated.rowCount() == 1);
    }

    /** Asks about a scope again: whoever has it before them sees it anew, and modules come anew. */
    public Uni<Void> askAgain(SqlClient tx, String scope) {
        return tx.preparedQuery("UPDATE authorization_request SET offered_scopes = NULL, approved_by = NULL"
                        + " WHERE $1 = ANY (offered_scopes)")
                .execute(Tuple.of(scope))
                .flatMap(asked -> tx.preparedQuery(
                                "DELETE FROM authorization_request WHERE $1 = ANY (scopes) AND response_mode = $2")
                        .execute(Tuple.of(scope, ResponseTarget.API_KEY)))
                .replaceWithVoid();
    }

    /**
     * Asks an account again what it has just allowed a client, or all clients.
     *
     * @param clientId the client; null for all clients
     */
    public Uni<Void> askAgain(SqlClient tx, UUID accountId, @Nullable String clientId) {
        return tx.preparedQuery("UPDATE authorization_request SET offered_scopes = NULL, approved_by = NULL"
                        + " WHERE approved_by = $1 AND ($2::text IS NULL OR client_id = $2)")
                .execute(Tuple.of(accountId, clientId))
                .replaceWithVoid();
    }

    /** Notes that the user refused. */
    public Uni<Boolean> denied(SqlClient tx, PendingRequest pending) {
        return update(tx, "denied = $3", pending, true);
    }

    /** Takes a request away, for it is answered, where its approval is as it was read; of any number at once, one finds it. */
    public Uni<Boolean> remove(SqlClient tx, PendingRequest pending) {
        return tx.preparedQuery("DELETE FROM authorization_request" + LIVE + " AND approved_by IS NOT DISTINCT FROM $3")
                .execute(Tuple.of(hash(pending.handle()), utc(clock.instant()), pending.approvedBy()))
                .map(deleted -> deleted.rowCount() == 1);
    }

    private Uni<Boolean> update(SqlClient tx, String change, PendingRequest pending, Object value) {
        return tx.preparedQuery("UPDATE authorization_request SET " + change + LIVE)
                .execute(Tuple.of(hash(pending.handle()), utc(clock.instant()), value))
                .map(updated -> updated.rowCount() == 1);
    }

    private Buffer hash(RequestHandle handle) {
        return Buffer.buffer(keys.secretHash().of("request:" + handle.value()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
