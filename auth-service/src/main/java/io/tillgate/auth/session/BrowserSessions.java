package io.tillgate.auth.session;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.revocation.Revoker;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Begins, finds and ends browser sessions. When a session ends, its grants without {@code offline_access} are revoked
 * in the same transaction. Transactions that lock both an account's row and a session's lock the account first.
 */
@ApplicationScoped
public class BrowserSessions {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int MAX_USER_AGENT = 200;

    private final Pool pool;
    private final SessionRepository sessions;
    private final SessionCookie cookie;
    private final KeyRing keys;
    private final Revoker revoker;
    private final List<SessionEnding> endings;
    private final SessionConfig config;
    private final Clock clock;

    BrowserSessions(
            Pool pool,
            SessionRepository sessions,
            SessionCookie cookie,
            KeyRing keys,
            Revoker revoker,
            @All List<SessionEnding> endings,
            SessionConfig config,
            Clock clock) {
        this.pool = pool;
        this.sessions = sessions;
        this.cookie = cookie;
        this.keys = keys;
        this.revoker = revoker;
        this.endings = endings;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A sign-in that has just succeeded.
     *
     * @param credentialsChangedAt when the password used was set
     * @param acr the authentication context class reached
     * @param amr the authentication methods used
     * @param userAgent the browser's {@code User-Agent}
     */
    public record SignIn(
            UUID accountId,
            Instant credentialsChangedAt,
            String acr,
            List<String> amr,
            @Nullable String userAgent) {}

    /**
     * A session that has just begun.
     *
     * @param token the value of its cookie
     */
    public record Begun(BrowserSession session, SessionToken token) {}

    /**
     * Begins a session with a new cookie. If the same account signs in again in the same browser, the session id stays
     * the same, so that clients recognise the session; another account's session in this browser ends.
     *
     * @param before the current session of this browser; null for none
     */
    public Uni<Begun> begin(SqlClient tx, SignIn signIn, @Nullable BrowserSession before) {
        @Nullable BrowserSession same = before != null && before.accountId().equals(signIn.accountId()) ? before : null;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String userAgent = signIn.userAgent() == null ? "" : signIn.userAgent().replace("\0", "");
        BrowserSession session = new BrowserSession(
                same != null ? same.id() : UUID.randomUUID(),
                signIn.accountId(),
                signIn.credentialsChangedAt(),
                now,
                signIn.acr(),
                signIn.amr(),
                userAgent.substring(0, Math.min(MAX_USER_AGENT, userAgent.length())),
                same != null ? same.createdAt() : now,
                now,
                now.plus(config.absolute()));
        SessionToken token = SessionToken.random();
        Uni<Boolean> endedBefore = before == null || same != null
                ? Uni.createFrom().item(false)
                : end(tx, before.id(), "other_account", null);
        return endedBefore
                .flatMap(ended -> sessions.save(tx, session, hash(token)))
                .replaceWith(new Begun(session, token));
    }

    /** Returns the live session of the browser that sent a request. */
    public Uni<Optional<BrowserSession>> current(HttpHeaders headers) {
        Optional<SessionToken> token = cookie.read(headers);
        if (token.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Instant now = clock.instant();
        return sessions.find(pool, hash(token.get()), now, now.minus(config.idle()))
                .call(found -> found.filter(session ->
                                !session.lastSeenAt().plus(NOTED_EVERY).isAfter(now))
                        .map(session -> sessions.seen(pool, session.id(), now, now.minus(NOTED_EVERY)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Returns the live sessions of an account, the most recently used first; at most 100. */
    public Uni<List<BrowserSession>> ofAccount(UUID accountId) {
        Instant now = clock.instant();
        return sessions.ofAccount(pool, accountId, now, now.minus(config.idle()));
    }

    /** Returns whether a session exists, and locks it so that it cannot end before the transaction does. */
    public Uni<Boolean> lockForShare(SqlClient tx, UUID sessionId) {
        return sessions.lockForShare(tx, sessionId, clock.instant());
    }

    /** Ends a session. Returns false if it does not exist. */
    public Uni<Boolean> end(SqlClient tx, UUID sessionId, String reason, @Nullable String actor) {
        return sessions.delete(tx, sessionId, null).flatMap(gone -> endGone(tx, gone, reason, actor));
    }

    /** Ends a session of an account at its request. Returns false if the account has no such session. */
    public Uni<Boolean> endOwn(SqlClient tx, UUID sessionId, UUID accountId) {
        return sessions.delete(tx, sessionId, accountId)
                .flatMap(gone -> endGone(tx, gone, "session_ended", accountId.toString()));
    }

    /** Ends every session of an account except one, at its request. */
    public Uni<Void> endOthers(SqlClient tx, UUID keptSession, UUID accountId) {
        return sessions.deleteOthers(tx, accountId, keptSession)
                .flatMap(gone -> endGone(tx, gone, "session_ended", accountId.toString()))
                .replaceWithVoid();
    }

    /** Ends every session of an account, at its request. */
    public Uni<Void> endAll(SqlClient tx, UUID accountId) {
        return endAll(tx, accountId, clock.instant(), "session_ended", accountId.toString());
    }

    /** Ends every session of an account that signed in up to a time. */
    public Uni<Void> endAll(SqlClient tx, UUID accountId, Instant until, String reason, @Nullable String actor) {
        return sessions.deleteMadeUntil(tx, accountId, until)
                .flatMap(gone -> endGone(tx, gone, reason, actor))
                .replaceWithVoid();
    }

    /** Ends every session of any account that signed in before a time. Blocks sign-ins meanwhile. */
    public Uni<Void> endAllSignedInBefore(SqlConnection tx, Instant time, String reason, @Nullable String actor) {
        return sessions.lockAll(tx)
                .chain(() -> sessions.deleteSignedInBefore(
                        tx, time, gone -> endGone(tx, gone, reason, actor).replaceWithVoid()));
    }

    /** Ends the sessions of an account that began with an earlier password, except the one of a grant. */
    public Uni<Void> endOfOlderPassword(
            SqlClient tx, UUID accountId, Instant changedAt, @Nullable UUID keptGrant, @Nullable String actor) {
        return sessions.deleteOfOlderPassword(tx, accountId, changedAt, keptGrant)
                .flatMap(gone -> endGone(tx, gone, "password_changed", actor))
                .replaceWithVoid();
    }

    private Uni<Boolean> endGone(SqlClient tx, List<BrowserSession> gone, String reason, @Nullable String actor) {
        return Multi.createFrom()
                .iterable(gone)
                .onItem()
                .transformToUniAndConcatenate(session -> Multi.createFrom()
                        .iterable(endings)
                        .onItem()
                        .transformToUniAndConcatenate(ending -> ending.ending(tx, session, reason))
                        .collect()
                        .asList()
                        .flatMap(done -> revoker.session(tx, session.id(), reason, actor)))
                .collect()
                .asList()
                .replaceWith(!gone.isEmpty());
    }

    private byte[] hash(SessionToken token) {
        return keys.secretHash().of("session:" + token.value());
    }
}
