package io.tillgate.auth.oauth.token;

import static java.util.Objects.requireNonNull;

import io.tillgate.auth.grant.GrantRotation;
import io.tillgate.auth.support.batch.UnnestParameters;
import io.tillgate.outbox.Outbox;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The statement that records a batch of tokens. Each column of each table is one array parameter. {@code position} is a
 * token's index in the batch; the statement returns the indices of the tokens that it recorded. Lists are passed as
 * text, because PostgreSQL has no arrays of arrays of different lengths.
 *
 * @param sql the statement
 * @param parameters its parameters
 */
record TokenBatchInsert(String sql, List<Object> parameters) {
    /** Separates the items of a list; no scope or audience contains it. */
    private static final String SEPARATOR = "\u001f";

    private static final String HELD = """
            WITH asked AS (
                SELECT * FROM unnest($1::int[], $2::text[], $3::bigint[], $4::timestamptz[], $5::uuid[],
                        $6::bigint[], $7::timestamptz[], $8::bigint[])
                    AS asked (position, client_id, version, tokens_not_before, account_id, account_version,
                        account_not_before, catalogue_version)
            ), held AS (
                SELECT asked.* FROM asked JOIN client ON client.client_id = asked.client_id
                    AND client.version = asked.version AND client.tokens_not_before = asked.tokens_not_before
                    AND client.status = 'enabled'
                WHERE catalogue_version IS NULL OR catalogue_version = (SELECT version FROM scope_catalogue)
                FOR SHARE OF client SKIP LOCKED
            )""";

    private static final String RECORDED =
            """
            , stored AS (
                INSERT INTO opaque_token (hash, token_id, grant_id, client_id, account_id, scopes, audience,
                    issued_at, expires_at, auth_time)
                SELECT hash, token_id, grant_id, client_id, account_id, string_to_array(scopes, E'\\x1f'),
                    string_to_array(audience, E'\\x1f'), issued_at, expires_at, auth_time
                FROM unnest($9::int[], $10::bytea[], $11::text[], $12::uuid[], $13::text[], $14::uuid[],
                        $15::text[], $16::text[], $17::timestamptz[], $18::timestamptz[], $19::timestamptz[])
                    AS opaque (position, hash, token_id, grant_id, client_id, account_id, scopes, audience,
                        issued_at, expires_at, auth_time)
                    JOIN recorded USING (position)
                ON CONFLICT DO NOTHING
            ), told AS (
                %s
            )
            SELECT position FROM recorded""".formatted(Outbox.insert(20, "WHERE position IN (SELECT position + 1 FROM recorded)"));

    private static final String GRANTER = """
            account.id = held.account_id AND account.status = 'active' AND account.version = held.account_version
            AND account.tokens_not_before = held.account_not_before""";

    /**
     * The owner of an app is not locked: a change that ends the rights of the owner also changes the row of the app.
     * Unlike {@code EXISTS}, the scalar subquery is never planned as a scan of all accounts.
     */
    private static final String ISSUE = HELD + """
            , recorded AS (
                SELECT position FROM held
                WHERE account_id IS NULL OR (SELECT true FROM account WHERE %s)
            )""".formatted(GRANTER) + RECORDED;

    private static final String ROTATE =
            HELD + """
            , step AS (
                SELECT position, grant_id, step.generation, string_to_array(step.scopes, E'\\x1f') AS scopes, at,
                    step.idle_expires_at
                FROM unnest($22::int[], $23::uuid[], $24::bigint[], $25::text[], $26::timestamptz[],
                        $27::timestamptz[])
                    AS step (position, grant_id, generation, scopes, at, idle_expires_at)
                JOIN held USING (position)
                JOIN account ON %s AND account.locked_until <= step.at
                JOIN oauth_grant ON oauth_grant.id = step.grant_id AND oauth_grant.generation = step.generation
                FOR NO KEY UPDATE OF oauth_grant SKIP LOCKED
                FOR SHARE OF account SKIP LOCKED
            ), recorded AS (
            """.formatted(GRANTER) + GrantRotation.UPDATE + "RETURNING step.position)" + RECORDED;

    /** Returns the statement for tokens without a grant. */
    static TokenBatchInsert issue(List<PendingToken> group) {
        return new TokenBatchInsert(ISSUE, parameters(group));
    }

    /** Returns the statement for tokens of the next generation of their grants. */
    static TokenBatchInsert rotate(List<PendingToken> group) {
        List<Object> parameters = parameters(group);
        List<PendingToken.Rotation> rotations =
                group.stream().map(item -> requireNonNull(item.rotation())).toList();
        UnnestParameters<PendingToken.Rotation> columns = new UnnestParameters<>(rotations);
        parameters.add(positions(rotations.size()));
        parameters.add(columns.of(UUID[]::new, rotation -> rotation.from().id()));
        parameters.add(columns.of(Long[]::new, rotation -> rotation.from().generation()));
        parameters.add(columns.of(String[]::new, rotation -> text(rotation.to().generationScopes())));
        parameters.add(columns.times(rotation -> rotation.to().generationAt()));
        parameters.add(columns.times(rotation -> rotation.to().idleExpiresAt()));
        return new TokenBatchInsert(ROTATE, parameters);
    }

    private static List<Object> parameters(List<PendingToken> group) {
        List<Object> parameters = new ArrayList<>();
        UnnestParameters<PendingToken> clients = new UnnestParameters<>(group);
        parameters.add(positions(group.size()));
        parameters.add(clients.of(String[]::new, item -> item.client().clientId()));
        parameters.add(clients.of(Long[]::new, item -> item.client().version()));
        parameters.add(clients.times(item -> item.client().tokensNotBefore()));
        parameters.add(clients.of(
                UUID[]::new,
                item -> item.granter() == null ? null : item.granter().id()));
        parameters.add(clients.of(
                Long[]::new,
                item -> item.granter() == null ? null : item.granter().version()));
        parameters.add(clients.times(
                item -> item.granter() == null ? null : item.granter().tokensNotBefore()));
        parameters.add(clients.of(Long[]::new, PendingToken::catalogueVersion));
        opaque(group, parameters);
        parameters.addAll(
                Outbox.parameters(group.stream().map(PendingToken::event).toList()));
        return parameters;
    }

    private static void opaque(List<PendingToken> group, List<Object> parameters) {
        List<Integer> positions = new ArrayList<>();
        List<AccessTokenIssuer.StoredToken> stored = new ArrayList<>();
        for (int position = 0; position < group.size(); position++) {
            AccessTokenIssuer.StoredToken token = group.get(position).made().stored();
            if (token != null) {
                positions.add(position);
                stored.add(token);
            }
        }
        UnnestParameters<AccessTokenIssuer.StoredToken> tokens = new UnnestParameters<>(stored);
        parameters.add(positions.toArray(Integer[]::new));
        parameters.add(tokens.of(Buffer[]::new, token -> Buffer.buffer(token.hash())));
        parameters.add(tokens.of(String[]::new, token -> token.token().id()));
        parameters.add(tokens.of(UUID[]::new, token -> token.token().grantId()));
        parameters.add(tokens.of(String[]::new, token -> token.token().clientId()));
        parameters.add(tokens.of(UUID[]::new, token -> token.token().accountId()));
        parameters.add(tokens.of(String[]::new, token -> text(token.token().scopes())));
        parameters.add(tokens.of(String[]::new, token -> text(token.token().audience())));
        parameters.add(tokens.times(token -> token.token().issuedAt()));
        parameters.add(tokens.times(token -> token.token().expiresAt()));
        parameters.add(tokens.times(token -> token.token().authTime()));
    }

    private static Integer[] positions(int size) {
        Integer[] positions = new Integer[size];
        for (int i = 0; i < size; i++) {
            positions[i] = i;
        }
        return positions;
    }

    private static String text(List<String> items) {
        return String.join(SEPARATOR, items);
    }
}
