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
 * Stores pending authorization requests. The handle holds the request itself; the database holds what a signed-in user
 * did for it and whether it is answered. Each change returns whether the request was still pending.
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
     * Starts a request; empty if it is too long for a handle.
     *
     * @param browser the browser that sent it; null for a cross-site POST, which has no cookie: the request is then
     *     bound to the first browser that presents the handle
     */
    public Optional<PendingRequest> begin(AuthorizationRequest request, @Nullable BrowserBinding browser) {
        PendingRequest pending = begin(new RequestSeal.Content(
                request,
                browser == null ? null : browsers.hash(browser),
                clock.instant().plus(config.lifetime())));
        return pending.handle().isTooLong() ? Optional.empty() : Optional.of(pending);
    }

    /** Returns the request with a handle; empty if it is answered, expired or another browser's. */
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

    /** Records the session that was created for a request. */
    public Uni<Boolean> signedIn(SqlClient tx, PendingRequest pending, UUID sessionId) {
        return note(tx, pending, "signed_in_session", sessionId);
    }

    /** Records the session that the user continues with. */
    public Uni<Boolean> chose(SqlClient tx, PendingRequest pending, UUID sessionId) {
        return note(tx, pending, "chosen_session", sessionId);
    }

    /** Records the scopes that the consent page will show. */
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

    /** Records that an account approved the scopes that the consent page showed, if they are still those offered. */
    public Uni<Boolean> approved(SqlClient tx, PendingRequest pending, UUID accountId) {
        List<String> offered = Objects.requireNonNullElse(pending.offeredScopes(), List.of());
        return change(
                tx,
                "UPDATE authorization_request SET approved_by = $2"
                        + " WHERE handle_hash = $1 AND NOT answered AND offered_scopes = $3",
                Tuple.of(hash(pending.handle()), accountId, offered.toArray(String[]::new)));
    }

    /** Discards the offers and approvals that contain a scope. */
    public Uni<Void> askAgain(SqlClient tx, String scope) {
        return tx.preparedQuery("UPDATE authorization_request SET offered_scopes = NULL, approved_by = NULL"
                        + " WHERE $1 = ANY (offered_scopes)")
                .execute(Tuple.of(scope))
                .replaceWithVoid();
    }

    /**
     * Discards the approvals of an account that are not redeemed yet.
     *
     * @param clientId the client; null for all clients
     */
    public Uni<Void> askAgain(SqlClient tx, UUID accountId, @Nullable String clientId) {
        return tx.preparedQuery("UPDATE authorization_request SET offered_scopes = NULL, approved_by = NULL"
                        + " WHERE approved_by = $1 AND ($2::text IS NULL OR client_id = $2)")
                .execute(Tuple.of(accountId, clientId))
                .replaceWithVoid();
    }

    /** Records that the user refused. */
    public Uni<Boolean> denied(SqlClient tx, PendingRequest pending) {
        return note(tx, pending, "denied", true);
    }

    /**
     * Marks a request as answered, if its offer and approval have not changed since it was read. Only one of several
     * concurrent calls succeeds.
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

    /** Marks a refused request as answered, if a signed-in user did something for it; others have no row. */
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
