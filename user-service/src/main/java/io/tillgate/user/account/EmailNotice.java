package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.language.Language;

/** Sends what a change of the email address of an account calls for. */
public interface EmailNotice {
    /**
     * Queues the mails, sent if and only if the transaction commits; none if the address is neither changed nor to be
     * changed.
     *
     * @param before the addresses of the account as they were
     * @param after the account as it is after the change
     * @param byAdministrator whether an administrator changed another's account
     */
    Uni<Void> changed(EmailState before, Account after, Language language, boolean byAdministrator);
}
