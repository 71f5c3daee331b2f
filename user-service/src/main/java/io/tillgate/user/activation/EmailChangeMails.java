package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import io.tillgate.user.account.EmailNotice;
import io.tillgate.user.account.EmailState;
import io.tillgate.user.mail.MailCause;
import io.tillgate.user.mail.Mails;
import io.tillgate.user.mail.Recipient;
import io.tillgate.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/**
 * Sends the links of a change of the email address. The new address gets a link that verifies it. Once the new address
 * replaces it, a verified previous address gets a link that reverts the change. Stateless.
 */
@ApplicationScoped
class EmailChangeMails implements EmailNotice {
    private final ActionLinks links;
    private final Mails mails;

    EmailChangeMails(ActionLinks links, Mails mails) {
        this.links = links;
        this.mails = mails;
    }

    @Override
    public Uni<Void> changed(EmailState before, Account after, Language language, boolean byAdministrator) {
        MailCause cause = byAdministrator ? MailCause.ADMINISTRATOR : MailCause.ADDRESS_NAMED;
        return tellAddressBefore(before, after, language)
                .chain(() -> toProve(before, after)
                        .map(email -> links.sendProof(after, email, language, cause))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /**
     * A return to an earlier address invalidates the recovery links of all changes since then, so that none of them can
     * be restored in turn.
     */
    private Uni<Void> tellAddressBefore(EmailState before, Account after, Language language) {
        String email = after.email();
        if (Objects.equals(before.email(), email)) {
            return Uni.createFrom().voidItem();
        }
        Uni<Boolean> broughtBack =
                email == null ? Uni.createFrom().item(false) : links.endRecoveries(after.id(), email);
        return broughtBack.chain(back -> Optional.ofNullable(before.email())
                .filter(address -> before.verified())
                .map(address -> new Recipient(after.id(), address, after.userName(), language))
                .map(to -> back ? mails.emailTakenBack(to) : links.sendRecovery(to, after, language))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Optional<String> toProve(EmailState before, Account after) {
        String pending = after.pendingEmail();
        if (pending != null) {
            return Optional.of(pending).filter(email -> !email.equals(before.pending()));
        }
        return Optional.ofNullable(after.email())
                .filter(email -> after.status() == AccountStatus.PENDING_ACTIVATION && !email.equals(before.email()));
    }
}
