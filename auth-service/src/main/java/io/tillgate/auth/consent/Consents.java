package io.tillgate.auth.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores consents: the scopes by account, client and audience. */
@ApplicationScoped
public class Consents {
    private final Clock clock;

    Consents(Clock clock) {
        this.clock = clock;
    }

    /** Returns whether an account has allowed a client these scopes; locks the consent in a transaction. */
    public Uni<Boolean> cover(
            SqlClient db, UUID accountId, String clientId, List<String> audience, List<String> scopes) {
        return db.preparedQuery("""
                        SELECT 1 FROM consent
                        WHERE account_id = $1 AND client_id = $2 AND audience = $3 AND scopes @> $4 FOR SHARE""")
                .execute(Tuple.of(accountId, clientId, sorted(audience), sorted(scopes)))
                .map(rows -> rows.size() == 1);
    }

    /** Adds the scopes that an account allows a client for an audience. */
    public Uni<Void> remember(
            SqlClient tx, UUID accountId, String clientId, List<String> audience, List<String> scopes) {
        return tx.preparedQuery("""
                        INSERT INTO consent AS known (account_id, client_id, audience, scopes, created_at, updated_at)
                        VALUES ($1, $2, $3, $4, $5, $5)
                        ON CONFLICT (account_id, client_id, audience) DO UPDATE SET updated_at = $5,
                            scopes = (SELECT array_agg(DISTINCT scope ORDER BY scope)
                                FROM unnest(known.scopes || excluded.scopes) AS scope)""")
                .execute(Tuple.of(
                        accountId,
                        clientId,
                        sorted(audience),
                        sorted(scopes),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /**
     * Deletes the consents of an account.
     *
     * @param clientId the client; null for all clients
     * @return the deleted scopes by client
     */
    public Uni<SortedMap<String, List<String>>> withdraw(SqlClient tx, UUID accountId, @Nullable String clientId) {
        return tx.preparedQuery("DELETE FROM consent WHERE account_id = $1 AND ($2::text IS NULL OR client_id = $2)"
                        + " RETURNING client_id, scopes")
                .execute(Tuple.of(accountId, clientId))
                .map(rows -> {
                    SortedMap<String, List<String>> withdrawn = new TreeMap<>();
                    rows.forEach(row -> withdrawn.merge(
                            row.getString("client_id"),
                            List.of(row.getArrayOfStrings("scopes")),
                            (some, others) -> Stream.concat(some.stream(), others.stream())
                                    .distinct()
                                    .sorted()
                                    .toList()));
                    return withdrawn;
                });
    }

    /** Removes a scope from all consents. */
    public Uni<Void> forget(SqlClient tx, String scope) {
        return tx.preparedQuery("UPDATE consent SET scopes = array_remove(scopes, $1) WHERE $1 = ANY (scopes)")
                .execute(Tuple.of(scope))
                .replaceWithVoid();
    }

    private static String[] sorted(List<String> values) {
        return values.stream().distinct().sorted().toArray(String[]::new);
    }
}
