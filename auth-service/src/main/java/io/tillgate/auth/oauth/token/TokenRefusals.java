package io.tillgate.auth.oauth.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.oauth.token.event.TokenEvents;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.error.Refusal;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reports refused token requests to the operator: in the log, and as an event if the client or the grant is known.
 * Repeated refusals of a grant or client for the same reason leave one event per minute.
 */
@ApplicationScoped
class TokenRefusals {
    private static final Logger LOG = Logger.getLogger(TokenRefusals.class);

    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Pool pool;
    private final TokenEvents events;
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .expireAfterWrite(ONCE_IN)
            .maximumSize(REMEMBERED)
            .build();

    TokenRefusals(Pool pool, TokenEvents events) {
        this.pool = pool;
        this.events = events;
    }

    /**
     * Reports a refusal. Never fails, so that it does not change the answer to the request.
     *
     * @param client the client; null if this endpoint does not authenticate it
     */
    Uni<Void> tell(OAuthException refused, @Nullable RegisteredClient client, String grantType) {
        Refusal refusal = refused.refusal().orElse(null);
        String reason =
                refusal == null ? refused.code().code() : refusal.reason().toString();
        String clientId = clientId(refusal, client);
        LOG.infof(
                "A token request was refused: reason=%s grant_type=%s client_id=%s grant_id=%s: %s",
                reason, grantType, clientId, refusal == null ? null : refusal.grantId(), refused.description());
        String what = reason + ' ' + (refusal == null || refusal.grantId() == null ? clientId : refusal.grantId());
        if (clientId == null
                || !leavesEvent(refused, refusal, client)
                || told.asMap().putIfAbsent(what, Boolean.TRUE) != null) {
            return Uni.createFrom().voidItem();
        }
        return pool.withTransaction(tx -> events.refused(tx, clientId, refusal, grantType, reason))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "The event of a refused token request was lost"))
                .onFailure()
                .recoverWithNull();
    }

    private static @Nullable String clientId(@Nullable Refusal refusal, @Nullable RegisteredClient client) {
        if (client != null) {
            return client.clientId();
        }
        return refusal == null ? null : refusal.clientId();
    }

    /**
     * Returns whether a refusal leaves an event: if a grant is known or the client is confidential, since anybody can
     * name a public client. Wrong passwords have an event of their own ({@code SignInFailed}).
     */
    private static boolean leavesEvent(
            OAuthException refused, @Nullable Refusal refusal, @Nullable RegisteredClient client) {
        boolean told = refusal == null && refused.code() == OAuthErrorCode.INVALID_GRANT
                || refused.code() == OAuthErrorCode.SLOW_DOWN
                || refused.code() == OAuthErrorCode.TEMPORARILY_UNAVAILABLE;
        boolean known = refusal != null && refusal.grantId() != null || client != null && !client.isPublic();
        return known && !told;
    }
}
