package io.tillgate.auth.oauth.interaction;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyRing;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The waiting authorization requests. A request is in its handle; the database holds what somebody who is signed in did for
 * it, and that it is answered. Each change says whether the request was still there to be changed.
 */
@ApplicationScoped
public class PendingRequests {
    private final RequestSeal seal;
    private final KeyRing keys;
    private final BrowserBindings browsers;
    private final InteractionConfig config;
    private final Clock clock;

    PendingRequests(RequestSeal seal, KeyRing keys, BrowserBindings browsers, InteractionConfig config, Clock clock) {
        this.seal = seal;
        this.keys = keys;
        this.browsers = browsers;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Begins with a request; empty if it is too long for a handle.
     *
     * @param browser the browser that sent it; null where its cookie does not come with a cross-site POST: whichever browser
     *     comes with the handle begins with the request anew
     */
    public Optional<PendingRequest> begin(AuthorizationRequest request, @Nullable BrowserBinding browser) {
        PendingRequest pending = begin(new RequestSeal.Content(
                request,
                browser == null ? null : browsers.hash(browser),
                clock.instant().plus(config.lifetime())));
        return pending.handle().isTooLong() ? Optional.empty() : Optional.of(pending);
    }

    /** The request with a handle, if it is this browser's or came without one; empty once it is answered or too old. */
    public Uni<Optional<PendingRequest>> find(SqlClient db, String handle, BrowserBinding browser) {
        RequestHandle named = new RequestHandle(handle);
        String browserHash = browsers.hash(browser);
        Optional<RequestSeal.Content> content = seal.open(named)
                .filter(opened -> opened.isOf(browserHash) && opened.expiresAt().isAfter(clock.instant()));
        if (content.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        RequestSeal.Content found = content.get();
        if (found.browserHash() == null) {
            return Uni.createFrom()
                    .item(Optional.of(begin(new RequestSeal.Content(found.request(), browserHash, found.expiresAt()))));
        }
        return db.preparedQuery("SELECT * FROM authorization_request WHERE handle_hash = $1")
                .execute(Tuple.of(hash(named)))
                .map(rows -> rows.size() == 0
                        ? Optional.of(untouched(named, found))
                        : Optional.of(rows.iterator().next())
                                .filter(row -> !row.getBoolean("answered"))
                                .map(row -> read(named, found, row)));
    }

    /** Notes that a sign-in was made for a request. */
    public Uni<Boolean> signedIn(SqlClient tx, PendingRequest pending, UUID sessionId) {
        return note(tx, pending, "signed_in_session", sessionId);
    }

    /** Notes that the user goes on with a session. */
    public Uni<Boolean> chose(SqlClient tx, PendingRequest pending, UUID sessionId) {
        return note(tx, pending, "chosen_session", sessionId);
    }

    /** Notes what the consent page is about to show. */
    public Uni<Boolean> offer(SqlClient tx, PendingRequest pending, List<String> scopes) {
        return change(
                tx,
                """
                        INSERT INTO authorization_request AS r (handle_hash, expires_at, offered_scopes, client_id)
                        VALUES ($1, $2, $3, $4)
                        ON CONFLICT (handle_hash) DO UPDATE SET offered_scopes = $3, client_id = $4, approved_by = NULL
                        WHERE NOT r.answered""",
                row(pending)
                        .addArrayOfString(scopes.toArray(String[]::new))
                        .addString(pending.request().clientId()));
    }

    /** Notes that an account approved what the consent page showed, where that is still what is offered. */
    public Uni<Boolean> approved(SqlClient tx, PendingRequest pending, UUID accountId) {
        List<String> offered = Objects.requireNonNullElse(pending.offeredScopes(), List.of());
        return change(
                tx,
                "UPDATE authorization_request SET approved_by = $2"
                        + " WHERE handle_hash = $1 AND NOT answered AND offered_scopes = $3",
                Tuple.of(hash(pending.handle()), accountId, offered.toArray(String[]::new)));
    }

    /** Asks about a scope again: no page that shows it counts any more. */
    public Uni<Void> askAgain(SqlClient tx, String scope) {
        return tx.preparedQuery("UPDATE authorization_request SET offered_scopes = NULL, approved_by = NULL"
                        + " WHERE $1 = ANY (offered_scopes)")
                .execute(Tuple.of(scope))
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
        return note(tx, pending, "denied", true);
    }

    /**
     * Takes a request of somebody who is signed in away, for it is answered, if what was offered and approved is as it was
     * read; of any number at once, one finds it.
     */
    public Uni<Boolean> remove(SqlClient tx, PendingRequest pending) {
        @Nullable List<String> offered = pending.offeredScopes();
        return change(
                tx,
                """
                        INSERT INTO authorization_request AS r (handle_hash, expires_at, answered) VALUES ($1, $2, true)
                        ON CONFLICT (handle_hash) DO UPDATE SET answered = true
                        WHERE NOT r.answered AND r.approved_by IS NOT DISTINCT FROM $3
                            AND r.offered_scopes IS NOT DISTINCT FROM $4""",
                row(pending)
                        .addUUID(pending.approvedBy())
                        .addArrayOfString(offered == null ? null : offered.toArray(String[]::new)));
    }

    /** Takes a request away that is refused; nothing is kept for one that nobody who is signed in did anything for. */
    public Uni<Void> refused(SqlClient tx, PendingRequest pending) {
        return change(
                        tx,
                        "UPDATE authorization_request SET answered = true WHERE handle_hash = $1",
                        Tuple.of(hash(pending.handle())))
                .replaceWithVoid();
    }

    private PendingRequest begin(RequestSeal.Content content) {
        return untouched(seal.seal(content), content);
    }

    private static PendingRequest untouched(RequestHandle handle, RequestSeal.Content content) {
        return new PendingRequest(handle, content.request(), content.expiresAt(), null, null, null, null, false);
    }

    private static PendingRequest read(RequestHandle handle, RequestSeal.Content content, Row row) {
        String @Nullable [] offered = row.getArrayOfStrings("offered_scopes");
        return new PendingRequest(
                handle,
                content.request(),
                content.expiresAt(),
                row.getUUID("signed_in_session"),
                row.getUUID("chosen_session"),
                offered == null ? null : List.of(offered),
                row.getUUID("approved_by"),
                row.getBoolean("denied"));
    }

    private Uni<Boolean> note(SqlClient tx, PendingRequest pending, String column, Object value) {
        return change(
                tx,
                "INSERT INTO authorization_request AS r (handle_hash, expires_at, " + column + ") VALUES ($1, $2, $3)"
                        + " ON CONFLICT (handle_hash) DO UPDATE SET " + column + " = $3 WHERE NOT r.answered",
                row(pending).addValue(value));
    }

    private static Uni<Boolean> change(SqlClient tx, String statement, Tuple values) {
        return tx.preparedQuery(statement).execute(values).map(changed -> changed.rowCount() == 1);
    }

    private Tuple row(PendingRequest pending) {
        OffsetDateTime expiresAt = pending.expiresAt().atOffset(ZoneOffset.UTC);
        return Tuple.tuple().addValue(hash(pending.handle())).addOffsetDateTime(expiresAt);
    }

    private Buffer hash(RequestHandle handle) {
        return Buffer.buffer(keys.secretHash().of("request:" + handle.value()));
    }
}
