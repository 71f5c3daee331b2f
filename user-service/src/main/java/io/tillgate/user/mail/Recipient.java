package io.tillgate.user.mail;

import io.tillgate.user.account.Account;
import io.tillgate.web.Language;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The recipient of a mail.
 *
 * @param accountId the account
 * @param address its email address
 * @param userName its name, for the greeting; null if the address is not verified, since the creator of an account
 *     chooses its name and a host name would be a link in a stranger's mailbox
 * @param language the language of the mail
 */
public record Recipient(
        UUID accountId, String address, @Nullable String userName, Language language) {
    /** The account at its current address; empty if it has none. */
    public static Optional<Recipient> of(Account account, Language language) {
        return Optional.ofNullable(account.email())
                .map(email -> new Recipient(
                        account.id(), email, account.emailVerified() ? account.userName() : null, language));
    }

    /** The account at an address that it has not verified. */
    public static Recipient unproven(Account account, String address, Language language) {
        return new Recipient(account.id(), address, null, language);
    }

    /** Returns whether the account has verified the address. */
    public boolean isProven() {
        return userName != null;
    }
}
