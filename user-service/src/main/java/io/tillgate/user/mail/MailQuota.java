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
 * Limits the mails per day over all instances: those that others can cause by address and {@link MailCause}, those that
 * an account causes itself by account and kind. Safe for concurrent use.
 */
@ApplicationScoped
public class MailQuota {
    private static final Duration DAY = Duration.ofDays(1);

    private final KeyedHash hash;
    private final MailConfig config;
    private final Clock clock;

    public MailQuota(ServiceSecret secret, MailConfig config, Clock clock) {
        this.hash = secret.forUse("mail-quota");
        this.config = config;
        this.clock = clock;
    }

    /** Counts a mail if the transaction commits. Returns false if the address has reached its daily limit. */
    public Uni<Boolean> take(MailCause cause, String address) {
        return take(cause + " " + address.toLowerCase(Locale.ROOT), config.dailyPerAddress());
    }

    /** Counts a mail if the transaction commits. Returns false if the account has reached its limit for this kind. */
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

    /** Deletes the counts of past days. */
    Uni<Void> purge() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("DELETE FROM mail_quota WHERE since <= ?1")
                        .setParameter(1, clock.instant().minus(DAY))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
