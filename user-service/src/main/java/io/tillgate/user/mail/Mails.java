package io.tillgate.user.mail;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The mails of this service. Each method queues one within a transaction, and only there: no mail server is asked, so that
 * none can fail a request. Safe for concurrent use.
 */
@ApplicationScoped
public class Mails {
    private final MailQueue queue;
    private final Letters letters;
    private final Template text;
    private final Template html;
    private final Duration quiet;
    private final Clock clock;

    /** With the templates of all mails. */
    public Mails(
            MailQueue queue,
            Letters letters,
            @Location("mail/letter.txt") Template text,
            @Location("mail/letter.html") Template html,
            MailConfig config,
            Clock clock) {
        this.queue = queue;
        this.letters = letters;
        this.text = text;
        this.html = html;
        this.quiet = config.quiet();
        this.clock = clock;
    }

    /** The link that activates an account. */
    public Uni<Void> activation(SqlClient transaction, Recipient to, String link, Duration lifetime) {
        return add(transaction, MailKind.ACTIVATION, to, letters.activation(to, link, lifetime), Duration.ZERO);
    }

    /** The link that sets a new password. */
    public Uni<Void> passwordReset(SqlClient transaction, Recipient to, String link, Duration lifetime) {
        return add(transaction, MailKind.PASSWORD_RESET, to, letters.passwordReset(to, link, lifetime), Duration.ZERO);
    }

    /** That the password was changed just now. */
    public Uni<Void> passwordChanged(SqlClient transaction, Recipient to) {
        Letter letter = letters.passwordChanged(to, clock.instant());
        return add(transaction, MailKind.PASSWORD_CHANGED, to, letter, Duration.ZERO);
    }

    /**
     * That the account has another address, or none.
     *
     * @param to with the old address
     * @param proven whether the account had proven it; to others there is one mail for a while, so that nobody floods the
     *     mailboxes of strangers
     */
    Uni<Void> emailChanged(SqlClient transaction, Recipient to, boolean proven) {
        Letter letter = letters.emailChanged(to, clock.instant());
        return add(transaction, MailKind.EMAIL_CHANGED, to, letter, proven ? Duration.ZERO : quiet);
    }

    /** That a module got an API key. */
    public Uni<Void> apiKeyIssued(
            SqlClient transaction, Recipient to, String callbackHost, String prefix, List<String> scopes) {
        Letter letter = letters.apiKeyIssued(to, callbackHost, prefix, scopes);
        return add(transaction, MailKind.API_KEY_ISSUED, to, letter, Duration.ZERO);
    }

    /** That wrong passwords locked the account; not again for a while, however long they go on. */
    public Uni<Void> signInsBlocked(SqlClient transaction, Recipient to, Instant until) {
        return add(transaction, MailKind.SIGN_INS_BLOCKED, to, letters.signInsBlocked(to, until), quiet);
    }

    private Uni<Void> add(SqlClient transaction, MailKind kind, Recipient to, Letter letter, Duration quietTime) {
        return text.data("letter", letter)
                .createUni()
                .chain(plain -> html.data("letter", letter)
                        .createUni()
                        .map(rich -> new MailContent(to.address(), letter.subject(), plain, rich)))
                .chain(content -> queue.add(transaction, kind, to.accountId(), content, quietTime));
    }
}
