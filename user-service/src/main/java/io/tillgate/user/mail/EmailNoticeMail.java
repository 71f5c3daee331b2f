package io.tillgate.user.mail;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.EmailNotice;
import io.tillgate.user.language.Language;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** The notice as a mail. Stateless. */
@ApplicationScoped
class EmailNoticeMail implements EmailNotice {
    private final Mails mails;

    EmailNoticeMail(Mails mails) {
        this.mails = mails;
    }

    @Override
    public Uni<Void> changed(SqlConnection transaction, Account before, Language language) {
        String old = before.email();
        return old == null
                ? Uni.createFrom().voidItem()
                : mails.emailChanged(
                        transaction,
                        new Recipient(before.id(), old, before.userName(), language),
                        before.emailVerified());
    }
}
