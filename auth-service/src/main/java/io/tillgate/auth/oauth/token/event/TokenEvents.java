package io.tillgate.auth.oauth.token.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.oauth.token.AccessToken;
import io.tillgate.auth.support.error.Refusal;
import io.tillgate.event.RefreshTokenReuseDetected;
import io.tillgate.event.SignInFailed;
import io.tillgate.event.SignInSucceeded;
import io.tillgate.event.TokenIssued;
import io.tillgate.event.TokenRefreshed;
import io.tillgate.event.TokenRefused;
import io.tillgate.outbox.OutboxRecord;
import io.tillgate.outbox.event.EventOutbox;
import io.tillgate.text.TextHash;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Publishes the events of tokens and sign-ins. */
@ApplicationScoped
public class TokenEvents {
    private final EventOutbox outbox;

    TokenEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    /** Appends the event of a token that was issued other than by a refresh. */
    public Uni<Void> issued(
            SqlClient tx, AccessToken token, RegisteredClient client, @Nullable Grant grant, String grantType) {
        return outbox.append(tx, issuedEvent(token, client, grant, grantType));
    }

    /** Returns the record of {@link #issued}, to be appended together with others. */
    public OutboxRecord issuedRecord(
            AccessToken token, RegisteredClient client, @Nullable Grant grant, String grantType) {
        return outbox.record(issuedEvent(token, client, grant, grantType));
    }

    /** Appends the event of a refresh. */
    public Uni<Void> refreshed(SqlClient tx, AccessToken token, RegisteredClient client, Grant grant) {
        return outbox.append(tx, refreshedEvent(token, client, grant));
    }

    /** Returns the record of {@link #refreshed}, to be appended together with others. */
    public OutboxRecord refreshedRecord(AccessToken token, RegisteredClient client, Grant grant) {
        return outbox.record(refreshedEvent(token, client, grant));
    }

    /** Appends the event of a reused refresh token. */
    public Uni<Void> reuseDetected(SqlClient tx, Grant grant, long presentedGeneration) {
        return outbox.append(
                tx,
                new RefreshTokenReuseDetected(
                        grant.id().toString(),
                        grant.clientId(),
                        grant.accountId().toString(),
                        presentedGeneration,
                        grant.generation()));
    }

    /**
     * Appends the event of a refused token request.
     *
     * @param refusal the refused grant; null if none is known
     */
    public Uni<Void> refused(
            SqlClient tx, String clientId, @Nullable Refusal refusal, String grantType, String reason) {
        return outbox.append(
                tx,
                new TokenRefused(
                        clientId,
                        refusal == null ? null : Objects.toString(refusal.grantId(), null),
                        refusal == null ? null : Objects.toString(refusal.accountId(), null),
                        grantType,
                        reason));
    }

    /** Appends the event of a sign-in. */
    public Uni<Void> signedIn(SqlClient tx, Account account, String clientId, String method) {
        return outbox.append(tx, new SignInSucceeded(account.id().toString(), clientId, method));
    }

    /**
     * Appends the event of a refused sign-in.
     *
     * @param account the account if the password was right; empty if it was wrong or the user is unknown
     */
    public Uni<Void> signInFailed(SqlClient tx, String clientId, String userName, Optional<Account> account) {
        return outbox.append(
                tx,
                new SignInFailed(
                        clientId,
                        account.map(a -> a.id().toString()).orElse(null),
                        TextHash.of(userName.toLowerCase(Locale.ROOT)),
                        account.map(a -> "account_" + a.status()).orElse("bad_credentials")));
    }

    private static TokenIssued issuedEvent(
            AccessToken token, RegisteredClient client, @Nullable Grant grant, String grantType) {
        return new TokenIssued(
                token.id(),
                grant == null ? null : grant.id().toString(),
                client.clientId(),
                grant == null ? null : grant.accountId().toString(),
                grantType,
                token.scopes(),
                token.audience(),
                format(client),
                token.issuedAt(),
                token.expiresAt());
    }

    private static TokenRefreshed refreshedEvent(AccessToken token, RegisteredClient client, Grant grant) {
        return new TokenRefreshed(
                token.id(),
                grant.id().toString(),
                client.clientId(),
                grant.accountId().toString(),
                grant.generation(),
                token.scopes(),
                token.audience(),
                format(client),
                token.issuedAt(),
                token.expiresAt());
    }

    private static String format(RegisteredClient client) {
        return client.accessTokenFormat().name().toLowerCase(Locale.ROOT);
    }
}
