package io.tillgate.user.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.user.password.PasswordHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code account}. Stateless. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {
    private static final Sort OLDEST_FIRST = Sort.by("id");
    private static final Sort NEWEST_FIRST = Sort.descending("id");
    /** Arbitrary constant: advisory locks are per database. */
    private static final long ADMINISTRATORS_LOCK = 0x7111_ad31L;
    /** Sorts after every character of names and addresses, which are visible ASCII. */
    private static final char BEHIND_EVERY_CHARACTER = '\u007f';

    Uni<@Nullable Account> findByUserName(String userName) {
        return find("lower(userName) = lower(?1)", userName).firstResult();
    }

    Uni<List<Account>> list(AccountQuery query) {
        StringJoiner where = new StringJoiner(" and ");
        Map<String, Object> values = new HashMap<>();
        condition(where, values, "lower(userName) = lower(:userName)", "userName", query.userName());
        condition(where, values, "lower(email) = lower(:email)", "email", query.email());
        beginning(where, values, query.beginning());
        condition(where, values, "id > :after", "after", query.after());
        AccountStatus status = query.status();
        if (status == null) {
            condition(where, values, "status <> :status", "status", AccountStatus.DELETED);
        } else {
            condition(where, values, "status = :status", "status", status);
        }
        return find(where.toString(), OLDEST_FIRST, values)
                .page(0, query.limit())
                .list();
    }

    /**
     * Returns the accounts that a link to this address is for. Anyone can register accounts with the address; those
     * must neither displace its owner's accounts nor flood the address. Of the accounts that have not verified it, the
     * oldest come first, since others cannot add older ones, then the newest.
     */
    Uni<List<Account>> findByEmail(String email, int limit) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        some(email, AccountStatus.ACTIVE, true, OLDEST_FIRST, limit),
                        some(email, AccountStatus.ACTIVE, false, OLDEST_FIRST, 1),
                        some(email, AccountStatus.PENDING_ACTIVATION, false, OLDEST_FIRST, 1),
                        some(email, AccountStatus.ACTIVE, false, NEWEST_FIRST, 1),
                        some(email, AccountStatus.PENDING_ACTIVATION, false, NEWEST_FIRST, 1))
                .select()
                .distinct()
                .collect()
                .asList();
    }

    private Multi<Account> some(String email, AccountStatus status, boolean verified, Sort order, int limit) {
        return Uni.createFrom()
                .deferred(() -> find(
                                "lower(email) = lower(?1) and status = ?2 and emailVerified = ?3",
                                order,
                                email,
                                status,
                                verified)
                        .page(0, limit)
                        .list())
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found));
    }

    /** Replaces the hash of an unchanged password. The account's version stays, since the account does not change. */
    Uni<Void> replaceHash(UUID id, PasswordHash old, PasswordHash replacement) {
        return update(
                        "set passwordHash.phc = ?1 where id = ?2 and passwordHash.phc = ?3",
                        replacement.phc(),
                        id,
                        old.phc())
                .replaceWithVoid();
    }

    /** Locks the removal of administrators until the end of the transaction. */
    Uni<Void> lockAdministrators() {
        return getSession()
                .chain(session -> session.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1)", Integer.class)
                        .setParameter(1, ADMINISTRATORS_LOCK)
                        .getSingleResult())
                .replaceWithVoid();
    }

    Uni<Boolean> hasOtherAdministrator(UUID id) {
        // Native: the index of administrators has exactly this condition.
        return getSession()
                .chain(session -> session.createNativeQuery("""
                                SELECT 1 FROM account
                                WHERE groups @> ARRAY['administrator'] AND status = 'active' AND id <> ?1
                                LIMIT 1""", Integer.class)
                        .setParameter(1, id)
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    private static void condition(
            StringJoiner where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
            where.add(condition);
        }
    }

    /** Uses ranges, for which PostgreSQL can use an index with any value; for LIKE it needs a constant pattern. */
    private static void beginning(StringJoiner where, Map<String, Object> values, @Nullable String beginning) {
        if (beginning != null) {
            String from = beginning.toLowerCase(Locale.ROOT);
            values.put("from", from);
            values.put("to", from + BEHIND_EVERY_CHARACTER);
            where.add("(" + range("lower(userName)") + " or " + range("lower(email)") + ")");
        }
    }

    private static String range(String text) {
        return "cast(sql('(? ~>=~ ? and ? ~<~ ?)', " + text + ", :from, " + text + ", :to) as Boolean) = true";
    }
}
