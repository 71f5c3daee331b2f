package io.tillgate.user.mail;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tillgate.crypto.KeyedHash;
import io.tillgate.user.secret.ServiceSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * How many mails an address gets in a day of those that others can cause, by {@link MailCause}, and how many an account gets
 * of one kind that it causes itself; over all instances. Safe for concurrent use.
 */
@ApplicationScoped
public class MailQuota {
    private static final Duration DAY = Duration.ofDays(1);

    private final KeyedHash hash;
    private final MailConfig config;
    private final Clock clock;

    /** With the key of this service. */
    public MailQuota(ServiceSecret secret, MailConfig config, Clock clock) {
        this.hash = secret.forUse("mail-quota");
        this.config = config;
        this.clock = clock;
    }

    /** Counts a mail if the transaction commits; false if the address has had its mails of the day. */
    public Uni<Boolean> take(MailCause cause, String address) {
        return take(cause + " " + address.toLowerCase(Locale.ROOT), config.dailyPerAddress());
    }

    /** Counts a mail if the transaction commits; false if the account has had its mails of this kind and day. */
    Uni<Boolean> take(MailKind kind, UUID accountId) {
        return take(kind + " " + accountId, config.dailyPerAccount());
    }

    private Uni<Boolean> take(String what, int limit) {
        Instant now = clock.instant();
        byte[] key = hash.of(what);
        // Native: ON CONFLICT.
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                                INSERT INTO mail_quota AS used (address_hash, since, mails) VALUES (?1, ?2, 1)
                                ON CONFLICT (address_hash) DO UPDATE SET
                                    since = CASE WHEN used.since <= ?3 THEN ?2 ELSE used.since END,
                                    mails = CASE WHEN used.since <= ?3 THEN 1 ELSE used.mails + 1 END
                                WHERE used.since <= ?3 OR used.mails < ?4""")
                        .setParameter(1, key)
                        .setParameter(2, now)
                        .setParameter(3, now.minus(DAY))
                        .setParameter(4, limit)
                        .executeUpdate())
                .map(counted -> counted == 1);
    }

    /** Forgets the counts of days that are over. */
    Uni<Void> purge() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("DELETE FROM mail_quota WHERE since <= ?1")
                        .setParameter(1, clock.instant().minus(DAY))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
