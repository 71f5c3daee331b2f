package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.password.PasswordHash;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table {@code account}. Stateless. */
@ApplicationScoped
class AccountRepository {
    private static final String COLUMNS =
            "id, user_name, email, email_verified, pending_email, display_name, status, groups, password_hash, credentials_changed_at,"
                    + " apps_not_before, version, created_at";
    /** Any constant: advisory locks are per database. */
    private static final long ADMINISTRATORS_LOCK = 0x7111_ad31L;
    /** Names and addresses are visible ASCII. */
    private static final char BEHIND_EVERY_CHARACTER = '\u007f';

    Uni<Optional<Account>> find(SqlClient client, UUID id) {
        return one(client, "SELECT " + COLUMNS + " FROM account WHERE id = $1", Tuple.of(id));
    }

    Uni<Optional<Account>> findByUserName(SqlClient client, String userName) {
        return one(
                client, "SELECT " + COLUMNS + " FROM account WHERE lower(user_name) = lower($1)", Tuple.of(userName));
    }

    Uni<List<Account>> list(SqlClient client, AccountQuery query) {
        StringBuilder where = new StringBuilder();
        List<Object> values = new ArrayList<>();
        condition(where, values, "lower(user_name) = lower($%d)", query.userName());
        condition(where, values, "lower(email) = lower($%d)", query.email());
        beginning(where, values, query.beginning());
        condition(where, values, "id > $%d", query.after());
        AccountStatus status = query.status();
        if (status == null) {
            condition(where, values, "status <> $%d", AccountStatus.DELETED.wireName());
        } else {
            condition(where, values, "status = $%d", status.wireName());
        }
        values.add(query.limit());
        String sql = "SELECT " + COLUMNS + " FROM account WHERE " + where + " ORDER BY id LIMIT $" + values.size();
        return many(client, sql, Tuple.from(values));
    }

    /**
     * Anybody can make accounts with an address: those must not crowd out its owner's, nor flood the address. Of those that
     * have not proven it the oldest come first, which strangers cannot add to, and then the newest.
     */
    Uni<List<Account>> findByEmail(SqlClient client, String email, int limit) {
        String select = "SELECT " + COLUMNS + " FROM account WHERE lower(email) = lower($1) AND ";
        String active = select + "status = 'active' AND NOT email_verified ORDER BY id";
        String pending = select + "status = 'pending_activation' ORDER BY id";
        return many(
                        client,
                        "(" + select + "status = 'active' AND email_verified ORDER BY id LIMIT $2) UNION ALL ("
                                + active + " LIMIT 1) UNION ALL (" + pending + " LIMIT 1) UNION ALL ("
                                + active + " DESC LIMIT 1) UNION ALL (" + pending + " DESC LIMIT 1)",
                        Tuple.of(email, limit))
                .map(found -> found.stream().distinct().toList());
    }

    /** False where the name or the id is taken. */
    Uni<Boolean> insert(SqlClient client, Account account) {
        return changed(client.preparedQuery("""
                INSERT INTO account (id, user_name, email, display_name, status, groups, password_hash,
                                     credentials_changed_at, version, email_verified, pending_email,
                                     apps_not_before, created_at, updated_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
                ON CONFLICT DO NOTHING""").execute(values(account).addOffsetDateTime(utc(account.createdAt()))));
    }

    /** False where the account has no longer the version that it was read with. */
    Uni<Boolean> update(SqlClient client, Account account, long readVersion, Instant now) {
        return changed(client.preparedQuery("""
                UPDATE account
                SET user_name = $2, email = $3, display_name = $4, status = $5, groups = $6, password_hash = $7,
                    credentials_changed_at = $8, version = $9, email_verified = $10, pending_email = $11,
                    apps_not_before = $12, updated_at = $14
                WHERE id = $1 AND version = $13""")
                .execute(values(account).addLong(readVersion).addOffsetDateTime(utc(now))));
    }

    Uni<Optional<AccountProfile>> profile(SqlClient client, UUID id) {
        return client.preparedQuery("SELECT " + COLUMNS + ", updated_at FROM account WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(profile(rows.iterator().next())));
    }

    Uni<Void> replaceHash(SqlClient client, UUID id, PasswordHash old, PasswordHash replacement) {
        return client.preparedQuery("UPDATE account SET password_hash = $3 WHERE id = $1 AND password_hash = $2")
                .execute(Tuple.of(id, old.phc(), replacement.phc()))
                .replaceWithVoid();
    }

    /** Waits until no other transaction is about to remove an administrator; until the end of this one. */
    Uni<Void> lockAdministrators(SqlClient transaction) {
        return transaction
                .preparedQuery("SELECT pg_advisory_xact_lock($1)")
                .execute(Tuple.of(ADMINISTRATORS_LOCK))
                .replaceWithVoid();
    }

    Uni<Boolean> hasOtherAdministrator(SqlClient client, UUID id) {
        return client.preparedQuery("""
                SELECT 1 FROM account
                WHERE groups @> ARRAY['administrator'] AND status = 'active' AND id <> $1
                LIMIT 1""").execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    private static void condition(StringBuilder where, List<Object> values, String sql, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            where.append(where.isEmpty() ? "" : " AND ").append(String.format(sql, values.size()));
        }
    }

    /** By ranges, which an index serves whatever the value is; LIKE it would serve for constants alone. */
    private static void beginning(StringBuilder where, List<Object> values, @Nullable String beginning) {
        if (beginning != null) {
            String from = beginning.toLowerCase(Locale.ROOT);
            values.add(from);
            values.add(from + BEHIND_EVERY_CHARACTER);
            int to = values.size();
            where.append(where.isEmpty() ? "" : " AND ")
                    .append(String.format(
                            "(lower(user_name) ~>=~ $%1$d AND lower(user_name) ~<~ $%2$d"
                                    + " OR lower(email) ~>=~ $%1$d AND lower(email) ~<~ $%2$d)",
                            to - 1, to));
        }
    }

    private static Uni<Optional<Account>> one(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(account(rows.iterator().next())));
    }

    private static Uni<List<Account>> many(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccountRepository::account)
                        .toList());
    }

    private static Uni<Boolean> changed(Uni<RowSet<Row>> execution) {
        return execution.map(rows -> rows.rowCount() == 1);
    }

    private static Tuple values(Account account) {
        PasswordHash hash = account.passwordHash();
        Instant appsNotBefore = account.appsNotBefore();
        return Tuple.tuple()
                .addUUID(account.id())
                .addString(account.userName())
                .addString(account.email())
                .addString(account.displayName())
                .addString(account.status().wireName())
                .addArrayOfString(account.groups().toArray(String[]::new))
                .addString(hash == null ? null : hash.phc())
                .addOffsetDateTime(utc(account.credentialsChangedAt()))
                .addLong(account.version())
                .addBoolean(account.emailVerified())
                .addString(account.pendingEmail())
                .addOffsetDateTime(appsNotBefore == null ? null : utc(appsNotBefore));
    }

    private static Account account(Row row) {
        String hash = row.getString("password_hash");
        String status = row.getString("status");
        OffsetDateTime appsNotBefore = row.getOffsetDateTime("apps_not_before");
        return new Account(
                row.getUUID("id"),
                row.getString("user_name"),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("pending_email"),
                row.getString("display_name"),
                AccountStatus.named(status).orElseThrow(() -> new IllegalStateException("account status " + status)),
                List.of(Objects.requireNonNull(row.getArrayOfStrings("groups"))),
                hash == null ? null : new PasswordHash(hash),
                row.getOffsetDateTime("credentials_changed_at").toInstant(),
                appsNotBefore == null ? null : appsNotBefore.toInstant(),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static AccountProfile profile(Row row) {
        return new AccountProfile(
                account(row), row.getOffsetDateTime("updated_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
