package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.web.Language;

/** Sends the mails that follow a change of an account's email address. */
public interface EmailNotice {
    /**
     * Queues the mails. They are sent if and only if the transaction commits. Queues none if neither the address nor
     * the pending address changes.
     *
     * @param before the addresses of the account before the change
     * @param after the account after the change
     * @param byAdministrator whether an administrator changed another person's account
     */
    Uni<Void> changed(EmailState before, Account after, Language language, boolean byAdministrator);
}
