package io.tillgate.user.credential;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.mail.Mails;
import io.tillgate.user.mail.Recipient;
import io.tillgate.web.Language;
import jakarta.enterprise.context.ApplicationScoped;

/** Notifies the owner of an account by mail that its password was changed. Stateless. */
@ApplicationScoped
public class PasswordNotice {
    private final Mails mails;

    public PasswordNotice(Mails mails) {
        this.mails = mails;
    }

    /** Queues the mail in the transaction of the change; none if the account has no address. */
    public Uni<Void> changed(Account account, Language language, boolean appsDeleted) {
        return Recipient.of(account, language)
                .map(to -> mails.passwordChanged(to, appsDeleted))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
