package io.tillgate.user.mail;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The mails of this service. Each method queues a mail within the transaction and contacts no mail server, so that none
 * can fail a request. Safe for concurrent use.
 */
@ApplicationScoped
public class Mails {
    private final MailQueue queue;
    private final MailQuota quota;
    private final MailComposer letters;
    private final Template text;
    private final Template html;
    private final Duration quiet;
    private final Clock clock;

    public Mails(
            MailQueue queue,
            MailQuota quota,
            MailComposer letters,
            @Location("mail/letter.txt") Template text,
            @Location("mail/letter.html") Template html,
            MailConfig config,
            Clock clock) {
        this.queue = queue;
        this.quota = quota;
        this.letters = letters;
        this.text = text;
        this.html = html;
        this.quiet = config.quiet();
        this.clock = clock;
    }

    /** Sends the link that activates an account. The caller has counted the mail. */
    public Uni<Void> activation(Recipient to, String link, Duration lifetime) {
        return add(MailKind.ACTIVATION, to, letters.activation(to, link, lifetime), Duration.ZERO);
    }

    /** Sends the link that verifies an address. The caller has counted the mail. */
    public Uni<Void> emailConfirmation(Recipient to, String link, Duration lifetime) {
        ComposedMail letter = letters.emailConfirmation(to, link, lifetime);
        return add(MailKind.EMAIL_CONFIRMATION, to, letter, Duration.ZERO);
    }

    /**
     * Sends the links that set a new password. The caller has counted the mail.
     *
     * @param to the recipient, with a user name if there is only one account
     * @param accounts a link for each account that has verified the address
     */
    public Uni<Void> passwordReset(Recipient to, List<AccountLink> accounts, Duration lifetime) {
        ComposedMail letter = letters.passwordReset(to, accounts, lifetime);
        return add(MailKind.PASSWORD_RESET, to, letter, Duration.ZERO);
    }

    /** Notifies that the password was just changed, and whether the API apps were deleted. */
    public Uni<Void> passwordChanged(Recipient to, boolean appsDeleted) {
        ComposedMail letter = letters.passwordChanged(to, clock.instant(), appsDeleted);
        return tell(MailKind.PASSWORD_CHANGED, to, letter);
    }

    /**
     * Notifies that the address was replaced or removed.
     *
     * @param to the recipient at the previous address, which was verified
     * @param link the link that reverts the change
     */
    public Uni<Void> emailChanged(Recipient to, String link, Duration lifetime) {
        return tell(MailKind.EMAIL_CHANGED, to, letters.emailChanged(to, clock.instant(), link, lifetime));
    }

    /**
     * Notifies that a change of the address was reverted.
     *
     * @param to the recipient at the address that the account has lost
     */
    public Uni<Void> emailTakenBack(Recipient to) {
        return tell(MailKind.EMAIL_CHANGED, to, letters.emailTakenBack(to, clock.instant()));
    }

    /** Notifies that a module obtained an API key. */
    public Uni<Void> apiKeyIssued(Recipient to, String callbackHost, String prefix, List<String> scopes) {
        ComposedMail letter = letters.apiKeyIssued(to, callbackHost, prefix, scopes);
        return tellAtMost(MailKind.API_KEY_ISSUED, to, letter);
    }

    /**
     * Notifies that an API app got a secret.
     *
     * @param isNew whether the app itself is new
     */
    public Uni<Void> appSecretIssued(Recipient to, String clientId, boolean isNew, Instant at) {
        return isNew
                ? tellAtMost(MailKind.APP_CREATED, to, letters.appCreated(to, clientId, at))
                : tellAtMost(MailKind.APP_SECRET_ISSUED, to, letters.appSecretChanged(to, clientId, at));
    }

    /** Notifies that wrong passwords locked the account. Sends no other such mail within the quiet period. */
    public Uni<Void> signInsBlocked(Recipient to, Instant until) {
        return counted(to, () -> add(MailKind.SIGN_INS_BLOCKED, to, letters.signInsBlocked(to, until), quiet));
    }

    /**
     * Sends a mail about an operation that a program could repeat without limit. Each kind has its own quota, so that a
     * program that renews secrets each hour does not use up the quota of mails about new apps.
     */
    private Uni<Void> tellAtMost(MailKind kind, Recipient to, ComposedMail letter) {
        return quota.take(kind, to.accountId())
                .chain(left -> left ? tell(kind, to, letter) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(MailKind kind, Recipient to, ComposedMail letter) {
        return counted(to, () -> add(kind, to, letter, Duration.ZERO));
    }

    /**
     * Counts mails to unverified addresses only. Otherwise others could use up the quota of a verified address, and its
     * owner would not be notified.
     */
    private Uni<Void> counted(Recipient to, Supplier<Uni<Void>> mail) {
        return to.isProven()
                ? mail.get()
                : quota.take(MailCause.ADDRESS_NAMED, to.address())
                        .chain(left -> left ? mail.get() : Uni.createFrom().voidItem());
    }

    private Uni<Void> add(MailKind kind, Recipient to, ComposedMail letter, Duration quietTime) {
        return text.data("letter", letter)
                .createUni()
                .chain(plain -> html.data("letter", letter)
                        .createUni()
                        .map(rich -> new MailContent(to.address(), letter.subject(), plain, rich)))
                .chain(content -> queue.add(kind, to.accountId(), content, quietTime));
    }
}
