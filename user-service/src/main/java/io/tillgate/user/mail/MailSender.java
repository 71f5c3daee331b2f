package io.tillgate.user.mail;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tillgate.database.SessionContext;
import io.tillgate.user.mail.QueuedMail.State;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends queued mails. If the mail server refuses a mail, it is retried at growing intervals until it is given up. If an
 * instance stops after it has sent a mail and before it has recorded that, another instance sends the mail again with
 * the same {@code Message-ID}, by which mailboxes recognize the duplicate.
 */
@ApplicationScoped
class MailSender {
    private static final Logger LOG = Logger.getLogger(MailSender.class);
    /** Longer than an attempt may take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final SessionContext sessions;
    private final MailRepository mails;
    private final MailSeal seal;
    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final MailMeters meters;
    private final Clock clock;
    private final String domain;
    private @Nullable Cancellable polling;

    MailSender(
            SessionContext sessions,
            MailRepository mails,
            MailSeal seal,
            ReactiveMailer mailer,
            MailConfig config,
            OriginConfig links,
            MailMeters meters,
            Clock clock) {
        this.sessions = sessions;
        this.mails = mails;
        this.seal = seal;
        this.mailer = mailer;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.domain = links.origin().getHost();
    }

    void start(@Observes StartupEvent event) {
        polling = Multi.createFrom()
                .ticks()
                .every(config.pollInterval())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> drain())
                .subscribe()
                .with(done -> {}, e -> LOG.error("The sending of mails has stopped", e));
    }

    void stop(@Observes ShutdownEvent event) {
        if (polling != null) {
            polling.cancel();
        }
    }

    /** Sends all mails that are due. */
    private Uni<Void> drain() {
        return Uni.createFrom()
                .deferred(this::sendSome)
                .repeat()
                .whilst(sent -> sent == config.maxInFlight())
                .collect()
                .last()
                .onFailure()
                .invoke(e -> LOG.debug("Cannot read the mail queue; retrying at the next poll", e))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Integer> sendSome() {
        Instant now = clock.instant();
        return inTransaction(() -> mails.take(config.maxInFlight(), now, now.plus(LEASE)))
                .chain(taken -> Multi.createFrom()
                        .iterable(taken)
                        .onItem()
                        .transformToUni(this::attempt)
                        .merge(config.maxInFlight())
                        .collect()
                        .last()
                        .replaceWith(taken.size()));
    }

    private Uni<Void> attempt(QueuedMail mail) {
        return Uni.createFrom()
                .deferred(() -> mailer.send(message(mail)))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onItemOrFailure()
                .transformToUni((done, failure) -> failure == null ? sent(mail) : failed(mail, failure))
                .onFailure()
                .invoke(e -> LOG.warnf(e, "Mail %s will be sent again: its row could not be changed", mail.id()))
                .onFailure()
                .recoverWithNull();
    }

    private Mail message(QueuedMail mail) {
        MailContent content = seal.open(mail.id(), mail.content());
        return Mail.withText(content.to(), content.subject(), content.text())
                .setHtml(content.html())
                .addHeader("Message-ID", messageId(mail.id()))
                .addHeader("Auto-Submitted", "auto-generated"); // RFC 3834 section 5
    }

    private String messageId(UUID id) {
        return "<" + id + "@" + domain + ">";
    }

    /** Records that the server has the mail. Retries, since the mail would otherwise be sent twice. */
    private Uni<Void> sent(QueuedMail mail) {
        meters.sent(mail.kind());
        return inTransaction(() -> mails.end(mail.id(), State.SENT, clock.instant()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                .expireIn(LEASE.toMillis() / 2);
    }

    private Uni<Void> failed(QueuedMail mail, Throwable failure) {
        Instant now = clock.instant();
        meters.failed(mail.kind());
        if (now.isAfter(mail.createdAt().plus(config.giveUpAfter()))) {
            LOG.warnf("Giving up on mail %s (%s) after %d attempts", mail.id(), mail.kind(), mail.attempts());
            return inTransaction(() -> mails.end(mail.id(), State.GIVEN_UP, now));
        }
        Duration pause = pause(mail.attempts());
        LOG.infof(
                "Mail %s (%s), attempt %d: %s; next in %s",
                mail.id(), mail.kind(), mail.attempts(), reason(failure), pause);
        return inTransaction(() -> mails.postpone(mail, now.plus(pause)));
    }

    /** Runs the work in a session of its own, since several mails are sent at once. */
    private <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return sessions.run(() -> Panache.withTransaction(work));
    }

    /** The reason without the server's text, which may contain the address. */
    private static String reason(Throwable failure) {
        return failure instanceof SMTPException refusal
                ? "the server answered " + refusal.getReplyCode()
                : failure.getClass().getName();
    }

    private Duration pause(int attempts) {
        Duration pause = config.firstRetry().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(config.longestRetry()) < 0 ? pause : config.longestRetry();
    }
}
