package io.tillgate.user.mail;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Queues mails within a transaction. They are sent if and only if it commits. Safe for concurrent use. */
@ApplicationScoped
class MailQueue implements PersonalData {
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final MailRepository mails;
    private final MailSeal seal;
    private final Clock clock;

    MailQueue(MailRepository mails, MailSeal seal, Clock clock) {
        this.mails = mails;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Queues a mail, unless one of its kind was queued for the account within the quiet period.
     *
     * @param quiet the length of the quiet period; zero for none
     */
    Uni<Void> add(MailKind kind, UUID accountId, MailContent content, Duration quiet) {
        UUID id = ids.generate();
        Instant now = clock.instant();
        QueuedMail mail = new QueuedMail(id, accountId, kind, seal.seal(id, content), now);
        return mails.insert(mail, quiet.isZero() ? null : now.minus(quiet));
    }

    /** Gives up the mails of a deleted account that are still queued. */
    @Override
    public Uni<Void> erase(UUID accountId) {
        return mails.giveUpAll(accountId, clock.instant());
    }
}
