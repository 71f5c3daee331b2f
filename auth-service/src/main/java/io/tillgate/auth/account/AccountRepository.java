package io.tillgate.auth.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.batch.DataLoader;
import io.tillgate.auth.support.memory.ChangeNotices;
import io.tillgate.auth.support.memory.MemoryConfig;
import io.tillgate.auth.support.memory.RowMemory;
import io.tillgate.auth.throttle.AccountLock;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stores the accounts that this service knows. */
@ApplicationScoped
public class AccountRepository implements AccountLock {

    private final DataLoader<UUID, Account> reads = new DataLoader<>("accounts", AccountRepository::findAll);

    private final RowMemory<UUID, Account> memory;

    AccountRepository(ChangeNotices notices, MemoryConfig config) {
        this.memory = new RowMemory<>(notices, "account", UUID::fromString, config.maxRows());
    }

    /** Returns the account with an id. Reads are batched, and kept in memory. */
    public Uni<Optional<Account>> find(Pool pool, UUID id) {
        return memory.read(id, () -> reads.find(pool, id));
    }

    /** Returns an account from memory, to grant but not to refuse; empty if it must be read. See {@link RowMemory}. */
    public Optional<Account> remembered(UUID id) {
        return memory.find(id);
    }

    /** Returns an account from memory, or else reads it; see {@link #remembered}. */
    public Uni<Optional<Account>> rememberedOrFind(Pool pool, UUID id) {
        return memory.findOrRead(id, () -> reads.find(pool, id));
    }

    /** Returns the account with an id, as a transaction sees it. */
    public Uni<Optional<Account>> findInTransaction(SqlClient tx, UUID id) {
        return tx.preparedQuery("SELECT * FROM account WHERE id = $1")
                .execute(Tuple.of(id))
                .map(AccountRepository::first);
    }

    /** Returns the account with an id and locks it against changes until the transaction ends. */
    public Uni<Optional<Account>> findForShare(SqlClient tx, UUID id) {
        return tx.preparedQuery("SELECT * FROM account WHERE id = $1 FOR SHARE")
                .execute(Tuple.of(id))
                .map(AccountRepository::first);
    }

    /** Returns the account with an id and locks it exclusively until the transaction ends. */
    public Uni<Optional<Account>> lock(SqlClient tx, UUID id) {
        return tx.preparedQuery("SELECT * FROM account WHERE id = $1 FOR NO KEY UPDATE")
                .execute(Tuple.of(id))
                .map(AccountRepository::first);
    }

    /**
     * Stores an account as reported by user-service, unless a newer version is stored; a report of the same version
     * replaces it. Locks the row until the transaction ends, so that an account disabled meanwhile loses what is being
     * issued.
     *
     * @return the stored account
     */
    Uni<Account> update(SqlClient tx, Account told) {
        return tx.preparedQuery("""
                        INSERT INTO account AS known (id, user_name, status, groups, version, credentials_changed_at)
                        VALUES ($1, $2, $3, $4, $5, 'epoch')
                        ON CONFLICT (id) DO UPDATE SET
                            user_name = CASE WHEN known.version <= $5 THEN $2 ELSE known.user_name END,
                            status = CASE WHEN known.version <= $5 THEN $3 ELSE known.status END,
                            groups = CASE WHEN known.version <= $5 THEN $4 ELSE known.groups END,
                            version = greatest(known.version, $5)
                        RETURNING *""")
                .execute(Tuple.tuple()
                        .addUUID(told.id())
                        .addString(told.userName())
                        .addString(told.status())
                        .addArrayOfString(told.groups().toArray(String[]::new))
                        .addLong(told.version()))
                .map(rows -> first(rows).orElseThrow());
    }

    /** Records when the password was last set; returns false if that was known. */
    public Uni<Boolean> credentialsChanged(SqlClient tx, UUID id, Instant at) {
        return tx.preparedQuery("UPDATE account SET credentials_changed_at = $2 WHERE id = $1"
                        + " AND credentials_changed_at < $2")
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC)))
                .map(updated -> updated.rowCount() == 1);
    }

    /** Revokes the tokens of an account that were issued before a time. */
    public Uni<Void> endTokensBefore(SqlClient tx, UUID id, Instant notBefore) {
        return tx.preparedQuery("UPDATE account SET tokens_not_before = greatest(tokens_not_before, $2) WHERE id = $1")
                .execute(Tuple.of(id, notBefore.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<UUID>> lock(SqlClient tx, String userName, Instant until) {
        return tx.preparedQuery("""
                        UPDATE account SET locked_until = $2 WHERE lower(user_name) = lower($1) AND status <> 'deleted'
                        RETURNING id""")
                .execute(Tuple.of(userName, until.atOffset(ZoneOffset.UTC)))
                .map(locked -> locked.size() == 0
                        ? Optional.empty()
                        : Optional.of(locked.iterator().next().getUUID(0)));
    }

    @Override
    public Uni<Boolean> isKnown(SqlClient db, String userName) {
        return db.preparedQuery("SELECT FROM account WHERE lower(user_name) = lower($1) AND status <> 'deleted'")
                .execute(Tuple.of(userName))
                .map(rows -> rows.size() > 0);
    }

    private static Uni<Map<UUID, Account>> findAll(SqlClient db, Set<UUID> ids) {
        return db.preparedQuery("SELECT * FROM account WHERE id = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Account> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("id"), account(row)));
                    return found;
                });
    }

    private static Optional<Account> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(account(rows.iterator().next()));
    }

    private static Account account(Row row) {
        return new Account(
                row.getUUID("id"),
                row.getString("user_name"),
                row.getString("status"),
                List.of(row.getArrayOfStrings("groups")),
                row.getLong("version"),
                row.getOffsetDateTime("credentials_changed_at").toInstant(),
                row.getOffsetDateTime("tokens_not_before").toInstant(),
                row.getOffsetDateTime("locked_until").toInstant());
    }
}
