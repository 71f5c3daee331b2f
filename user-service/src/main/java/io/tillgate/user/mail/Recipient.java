package io.tillgate.user.mail;

import io.tillgate.user.account.Account;
import io.tillgate.user.language.Language;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a mail.
 *
 * @param accountId the account
 * @param address its email address
 * @param userName its name, for the greeting; null if the account has not proven the address. Whoever makes an account
 *     chooses its name, and the name of a host would be a link in a stranger's mailbox
 * @param language the language to write in
 */
public record Recipient(
        UUID accountId, String address, @Nullable String userName, Language language) {
    /** The address that an account has; empty if it has none. */
    public static Optional<Recipient> of(Account account, Language language) {
        return Optional.ofNullable(account.email())
                .map(email -> new Recipient(
                        account.id(), email, account.emailVerified() ? account.userName() : null, language));
    }

    /** An address that an account is to prove. */
    public static Recipient unproven(Account account, String address, Language language) {
        return new Recipient(account.id(), address, null, language);
    }

    /** Whether the account has proven the address. */
    public boolean isProven() {
        return userName != null;
    }
}
