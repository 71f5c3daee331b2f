package io.tillgate.auth.oauth.authorization;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.grant.Authentication;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.RandomSecret;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores authorization codes of 256 random bits as keyed hashes for 60 seconds. Redeeming a code deletes it, so only
 * one of several concurrent requests succeeds. The grant's id is derived from the code, so a reused code leads to the
 * grant that it created, and used codes need not be stored.
 */
@ApplicationScoped
public class AuthorizationCodes {
    /** The lifetime of a code, set by the contract. RFC 6749 section 4.1.2 recommends ten minutes at most. */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    private final KeyRing keys;

    AuthorizationCodes(KeyRing keys) {
        this.keys = keys;
    }

    /** Stores a new code and returns its value. */
    Uni<String> issue(SqlClient tx, AuthorizationCode code) {
        String value = RandomSecret.next();
        Authentication authentication = code.authentication();
        return tx.preparedQuery("""
                        INSERT INTO authorization_code (hash, client_id, account_id, session_id, redirect_uri,
                            redirect_uri_sent, scopes, audience, code_challenge, nonce, claims, auth_time, acr, amr,
                            credentials_changed_at, expires_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb, $12, $13, $14, $15, $16)""")
                .execute(Tuple.tuple()
                        .addValue(hash(value))
                        .addString(code.clientId())
                        .addUUID(code.accountId())
                        .addUUID(authentication.sessionId())
                        .addString(code.redirectUri())
                        .addBoolean(code.redirectUriSent())
                        .addArrayOfString(code.scopes().toArray(String[]::new))
                        .addArrayOfString(code.audience().toArray(String[]::new))
                        .addString(code.codeChallenge())
                        .addString(authentication.nonce())
                        .addString(authentication.claims())
                        .addOffsetDateTime(utc(authentication.authTime()))
                        .addString(authentication.acr())
                        .addArrayOfString(authentication.amr().toArray(String[]::new))
                        .addOffsetDateTime(utc(code.credentialsChangedAt()))
                        .addOffsetDateTime(utc(code.expiresAt())))
                .replaceWith(value);
    }

    /**
     * Deletes and returns a code of a client; a rollback restores it. Empty if it is unknown, expired, used or another
     * client's.
     */
    public Uni<Optional<AuthorizationCode>> take(SqlClient tx, String value, String clientId, Instant now) {
        return tx.preparedQuery("DELETE FROM authorization_code WHERE hash = $1 AND client_id = $2 AND expires_at > $3"
                        + " RETURNING *")
                .execute(Tuple.of(hash(value), clientId, utc(now)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(code(rows.iterator().next())));
    }

    /** Removes a scope from the unredeemed codes, except those of first-party clients. */
    Uni<Void> removeScope(SqlClient tx, String scope) {
        return tx.preparedQuery(
                        "UPDATE authorization_code SET scopes = array_remove(scopes, $1) WHERE $1 = ANY (scopes)"
                                + " AND client_id NOT IN (SELECT client_id FROM client WHERE first_party)")
                .execute(Tuple.of(scope))
                .replaceWithVoid();
    }

    /**
     * Deletes the unredeemed codes of an account.
     *
     * @param clientId the client; null for all clients
     */
    Uni<Void> remove(SqlClient tx, UUID accountId, @Nullable String clientId) {
        return tx.preparedQuery(
                        "DELETE FROM authorization_code WHERE account_id = $1 AND ($2::text IS NULL OR client_id = $2)")
                .execute(Tuple.of(accountId, clientId))
                .replaceWithVoid();
    }

    /** Returns the id of the grant that a code creates. */
    public UUID grantId(String value) {
        return keys.secretHash().uuidOf("code-grant:" + value);
    }

    private Buffer hash(String value) {
        return Buffer.buffer(keys.secretHash().of("code:" + value));
    }

    private static AuthorizationCode code(Row row) {
        @Nullable Object claims = row.getValue("claims");
        return new AuthorizationCode(
                row.getString("client_id"),
                row.getUUID("account_id"),
                row.getString("redirect_uri"),
                row.getBoolean("redirect_uri_sent"),
                List.of(row.getArrayOfStrings("scopes")),
                List.of(row.getArrayOfStrings("audience")),
                row.getString("code_challenge"),
                new Authentication(
                        row.getUUID("session_id"),
                        row.getOffsetDateTime("auth_time").toInstant(),
                        row.getString("acr"),
                        List.of(row.getArrayOfStrings("amr")),
                        row.getString("nonce"),
                        claims == null ? null : claims.toString()),
                row.getOffsetDateTime("credentials_changed_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
