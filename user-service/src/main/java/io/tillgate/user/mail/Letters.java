package io.tillgate.user.mail;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/** Puts each kind of mail into words, in the recipient's language. Stateless. */
@ApplicationScoped
class Letters {
    private static final String RESET_PAGE = "/password-reset";
    private static final String PORTAL_PAGE = "/portal";

    private final String origin;

    Letters(OriginConfig links) {
        this.origin = links.origin().toString();
    }

    Letter activation(Recipient to, String link, Duration lifetime) {
        MailText text = text(to);
        return letter(
                to,
                text.activationSubject(),
                List.of(text.activation()),
                text.activationAction(),
                link,
                List.of(text.lifetime(lifetime.toHours()), text.activationUnasked()));
    }

    Letter passwordReset(Recipient to, String link, Duration lifetime) {
        MailText text = text(to);
        return letter(
                to,
                text.resetSubject(),
                List.of(text.reset()),
                text.resetSubject(),
                link,
                List.of(text.lifetime(lifetime.toHours()), text.resetUnasked()));
    }

    Letter passwordChanged(Recipient to, Instant at) {
        MailText text = text(to);
        return letter(
                to,
                text.changedSubject(),
                List.of(text.changed(time(to, at)), text.changedUnasked()),
                text.resetSubject(),
                origin + RESET_PAGE,
                List.of());
    }

    Letter emailChanged(Recipient to, Instant at) {
        MailText text = text(to);
        return letter(
                to,
                text.emailSubject(),
                List.of(text.email(time(to, at)), text.emailUnasked()),
                text.emailAction(),
                origin + PORTAL_PAGE,
                List.of(text.emailLost()));
    }

    Letter apiKeyIssued(Recipient to, String callbackHost, String prefix, List<String> scopes) {
        MailText text = text(to);
        return letter(
                to,
                text.keySubject(),
                List.of(text.key(callbackHost), text.keyDetails(prefix, String.join(", ", scopes)), text.keyUnasked()),
                text.keyAction(),
                origin + PORTAL_PAGE,
                List.of());
    }

    Letter signInsBlocked(Recipient to, Instant until) {
        MailText text = text(to);
        return letter(
                to,
                text.blockedSubject(),
                List.of(text.blocked(time(to, until)), text.blockedUnasked()),
                text.resetSubject(),
                origin + RESET_PAGE,
                List.of());
    }

    private Letter letter(
            Recipient to, String subject, List<String> paragraphs, String action, String link, List<String> notes) {
        MailText text = text(to);
        return new Letter(
                to.language().code(),
                subject,
                text.greeting(to.userName()),
                paragraphs,
                action,
                link,
                text.orOpen(),
                notes,
                text.closing(origin));
    }

    private static MailText text(Recipient to) {
        return MessageBundles.get(
                MailText.class, Localized.Literal.of(to.language().code()));
    }

    private static String time(Recipient to, Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(to.language().locale())
                .format(instant.atOffset(ZoneOffset.UTC));
    }
}
