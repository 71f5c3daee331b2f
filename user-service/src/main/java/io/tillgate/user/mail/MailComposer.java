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

/** Composes each kind of mail in the recipient's language. Stateless. */
@ApplicationScoped
class MailComposer {
    private static final String RESET_PAGE = "/password-reset";
    private static final String PORTAL_PAGE = "/portal";

    private final String origin;

    MailComposer(OriginConfig links) {
        this.origin = links.origin().toString();
    }

    ComposedMail activation(Recipient to, String link, Duration lifetime) {
        MailText text = text(to);
        return letter(
                to,
                text.activationSubject(),
                List.of(text.activation()),
                text.activationAction(),
                link,
                List.of(text.lifetime(lifetime.toHours()), text.activationUnasked()));
    }

    ComposedMail emailConfirmation(Recipient to, String link, Duration lifetime) {
        MailText text = text(to);
        return letter(
                to,
                text.confirmSubject(),
                List.of(text.confirm()),
                text.confirmAction(),
                link,
                List.of(text.confirmLifetime(lifetime.toHours()), text.confirmUnasked()));
    }

    ComposedMail passwordReset(Recipient to, List<AccountLink> accounts, Duration lifetime) {
        MailText text = text(to);
        boolean several = accounts.size() > 1;
        return letter(
                to,
                text.resetSubject(),
                List.of(several ? text.resetSeveral() : text.reset()),
                text.resetSubject(),
                accounts.get(0).link(),
                several ? accounts : List.of(),
                List.of(text.lifetime(lifetime.toHours()), text.resetUnasked()));
    }

    ComposedMail passwordChanged(Recipient to, Instant at, boolean appsDeleted) {
        MailText text = text(to);
        return letter(
                to,
                text.changedSubject(),
                List.of(
                        text.changed(time(to, at)),
                        appsDeleted ? text.changedAppsDeleted() : text.changedAppsKept(),
                        text.changedUnasked()),
                text.resetSubject(),
                origin + RESET_PAGE,
                List.of());
    }

    ComposedMail emailChanged(Recipient to, Instant at, String link, Duration lifetime) {
        MailText text = text(to);
        return letter(
                to,
                text.emailSubject(),
                List.of(text.email(time(to, at)), text.emailUnasked()),
                text.emailAction(),
                link,
                List.of(text.emailLifetime(lifetime.toDays())));
    }

    ComposedMail emailTakenBack(Recipient to, Instant at) {
        MailText text = text(to);
        return letter(
                to,
                text.emailSubject(),
                List.of(text.email(time(to, at)), text.emailTakenBack()),
                text.seeAccount(),
                origin + PORTAL_PAGE,
                List.of(text.emailLost()));
    }

    ComposedMail apiKeyIssued(Recipient to, String callbackHost, String prefix, List<String> scopes) {
        MailText text = text(to);
        return letter(
                to,
                text.keySubject(),
                List.of(
                        to.isProven() ? text.key(callbackHost) : text.keyUnnamed(),
                        text.keyDetails(prefix, String.join(", ", scopes)),
                        text.keyUnasked()),
                text.keyAction(),
                origin + PORTAL_PAGE,
                List.of());
    }

    ComposedMail appCreated(Recipient to, String clientId, Instant at) {
        MailText text = text(to);
        return appLetter(to, text.appSubject(), text.app(clientId, time(to, at)));
    }

    ComposedMail appSecretChanged(Recipient to, String clientId, Instant at) {
        MailText text = text(to);
        return appLetter(to, text.secretSubject(), text.secret(clientId, time(to, at)));
    }

    /** Names the app by its client id: its creator chooses the app's name and could use it for phishing. */
    private ComposedMail appLetter(Recipient to, String subject, String fact) {
        MailText text = text(to);
        return letter(
                to,
                subject,
                List.of(fact, text.appMeans(), text.appUnasked()),
                text.appAction(),
                origin + PORTAL_PAGE,
                List.of());
    }

    ComposedMail signInsBlocked(Recipient to, Instant until) {
        MailText text = text(to);
        return letter(
                to,
                text.blockedSubject(),
                List.of(text.blocked(time(to, until)), text.blockedUnasked()),
                text.resetSubject(),
                origin + RESET_PAGE,
                List.of());
    }

    private ComposedMail letter(
            Recipient to, String subject, List<String> paragraphs, String action, String link, List<String> notes) {
        return letter(to, subject, paragraphs, action, link, List.of(), notes);
    }

    private ComposedMail letter(
            Recipient to,
            String subject,
            List<String> paragraphs,
            String action,
            String link,
            List<AccountLink> accounts,
            List<String> notes) {
        MailText text = text(to);
        String userName = to.userName();
        return new ComposedMail(
                to.language().code(),
                subject,
                userName == null ? text.greetingUnnamed() : text.greeting(userName),
                paragraphs,
                action,
                link,
                accounts,
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
