package io.tillgate.auth.revocation.bulk;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.auth.revocation.BulkRevoker;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/** Determines whether a bulk revocation also revokes the administrator's own access token. */
@ApplicationScoped
class OwnToken {
    private final Pool pool;
    private final Clock clock;

    OwnToken(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Returns whether a token will be revoked with a target; must be called before the revocation.
     *
     * @param signingKeyId the key that signed the token; empty if it is not a JWT
     */
    Uni<Boolean> endsWith(BulkRevocationTarget target, ActiveToken token, Optional<String> signingKeyId) {
        String value = target.value();
        return switch (target.kind()) {
            case ACCOUNT -> is(value.equals(Objects.toString(token.accountId())));
            case CLIENT -> is(value.equals(token.clientId()));
            case GRANT -> is(value.equals(Objects.toString(token.grantId())));
            case SCOPE -> is(token.scopes().contains(value));
            case API_KEY -> is(ApiKey.nameOf(value).equals(token.id()));
            case SIGNING_KEY -> is(signingKeyId.filter(value::equals).isPresent());
            case ISSUED_BEFORE -> isOlder(token, Instant.parse(value));
        };
    }

    private Uni<Boolean> isOlder(ActiveToken token, Instant time) {
        if (token.isApiKey()) {
            return is(token.issuedAt().isBefore(time));
        }
        if (token.issuedAt().isBefore(BulkRevoker.wholeSecond(time))
                || time.plus(BulkRevoker.DATING).isAfter(clock.instant())) {
            return is(true);
        }
        return pool.preparedQuery("""
                        SELECT FROM oauth_grant WHERE id = $1 AND (created_at < $2 OR (NOT offline AND session_id IN
                            (SELECT id FROM browser_session WHERE authenticated_at < $2)))""")
                .execute(Tuple.of(token.grantId(), time.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Uni<Boolean> is(boolean answer) {
        return Uni.createFrom().item(answer);
    }
}
