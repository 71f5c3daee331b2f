package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.ClientCutoffs;
import io.tillgate.auth.grant.GrantRevocations;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Revokes what many accounts and clients have in one transaction. {@link #pause} must be called first:
 * tokens that are being issued concurrently are then either complete and revoked, or issued afterwards.
 */
@ApplicationScoped
public class BulkRevoker {
    /** The largest difference between a token's issue time and the one recorded on its grant. */
    public static final Duration DATING = Duration.ofSeconds(2);

    private final ClientCutoffs cutoffs;
    private final GrantRevocations grants;
    private final ApiKeyRepository apiKeys;
    private final RevocationWriter writer;
    private final Clock clock;

    BulkRevoker(
            ClientCutoffs cutoffs,
            GrantRevocations grants,
            ApiKeyRepository apiKeys,
            RevocationWriter writer,
            Clock clock) {
        this.cutoffs = cutoffs;
        this.grants = grants;
        this.apiKeys = apiKeys;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * The state in which no token or API key is issued until the transaction ends.
     *
     * @param clientIds all clients
     * @param notBefore the earliest issue time of later tokens; all earlier tokens have an earlier one
     */
    public record Pause(List<String> clientIds, Instant notBefore) {}

    /** Waits until no token or API key is being issued, and blocks issuance until the transaction ends. */
    public Uni<Pause> pause(SqlClient tx) {
        return cutoffs.lockAll(tx).flatMap(ids -> {
            Instant now = clock.instant();
            return cutoffs.advanceTokensNotBefore(tx, Revoker.endOfSecond(now), now)
                    .call(notBefore -> apiKeys.lockAll(tx))
                    .map(notBefore -> new Pause(ids, notBefore));
        });
    }

    /** Revokes every token, grant and API key that holds a scope at present. */
    public Uni<Void> scope(SqlConnection tx, String namespace, Pause pause, String reason, @Nullable String actor) {
        Instant now = clock.instant();
        return grants.revokeHolding(tx, namespace, reason, now)
                .chain(() -> apiKeys.revokeHolding(
                        tx, namespace, reason, clock.instant(), ended -> writer.apiKeys(tx, ended, reason, actor)))
                .flatMap(done -> writer.publish(
                        tx,
                        RevocationWriter.before(RevocationTarget.scope(namespace), pause.notBefore(), reason, actor)));
    }

    /**
     * Revokes every access token, grant and API key that was issued before a time. A later access token of an older
     * grant is revoked with the grant.
     */
    public Uni<Void> issuedBefore(SqlConnection tx, Instant time, Pause pause, String reason, @Nullable String actor) {
        Instant now = clock.instant();
        // The issue time of a recent token may be slightly in the future.
        Instant notBefore = time.plus(DATING).isAfter(now) ? pause.notBefore() : wholeSecond(time);
        boolean mayLive = notBefore.plus(ClientAttributes.LONGEST_ACCESS_TOKEN).isAfter(now);
        List<Revocation> ofClients = mayLive
                ? pause.clientIds().stream()
                        .map(id -> RevocationWriter.before(RevocationTarget.client(id), notBefore, reason, actor))
                        .toList()
                : List.of();
        return grants.revokeMadeBefore(
                        tx, time, time.minus(DATING), reason, now, ended -> writer.grants(tx, ended, reason, actor))
                .chain(() -> apiKeys.revokeMadeBefore(
                        tx, time, reason, now, ended -> writer.apiKeys(tx, ended, reason, actor)))
                .flatMap(done -> writer.publish(tx, ofClients));
    }

    /** Rounds a time up to a whole second, the resolution of {@code iat}. */
    public static Instant wholeSecond(Instant time) {
        return time.getNano() == 0 ? time : Revoker.endOfSecond(time);
    }
}
