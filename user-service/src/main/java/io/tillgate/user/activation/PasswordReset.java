package io.tillgate.user.activation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.database.SessionContext;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.mail.MailCause;
import io.tillgate.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Sends the links for users who forgot their password. Safe for concurrent use. */
@ApplicationScoped
class PasswordReset {
    private static final Logger LOG = Logger.getLogger(PasswordReset.class);
    /** The maximum number of accounts with the same verified address that get links. Addresses are not unique. */
    private static final int MAX_ACCOUNTS = 10;

    private final SessionContext sessions;
    private final Accounts accounts;
    private final ActionLinks links;

    PasswordReset(SessionContext sessions, Accounts accounts, ActionLinks links) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.links = links;
    }

    /** Starts the work and returns at once: the response time must not reveal whether the address is known. */
    void start(String email, Language language) {
        sessions.run(() -> accounts.findByEmail(email, MAX_ACCOUNTS)
                        .chain(found -> Multi.createFrom()
                                .iterable(mails(found, language))
                                .onItem()
                                .transformToUniAndConcatenate(Supplier::get)
                                .collect()
                                .last()))
                .subscribe()
                .with(last -> LOG.debug("Queued the reset mails"), e -> LOG.error("Cannot queue the reset mails", e));
    }

    /** One mail to each spelling of a verified address; accounts that have not verified it get the link that does. */
    private List<Supplier<Uni<Void>>> mails(List<Account> found, Language language) {
        Map<String, List<Account>> proven = found.stream()
                .filter(Account::emailVerified)
                .collect(Collectors.groupingBy(PasswordReset::email, LinkedHashMap::new, Collectors.toList()));
        List<Supplier<Uni<Void>>> mails = new ArrayList<>();
        proven.forEach((email, owned) -> mails.add(() -> links.sendResets(email, owned, language)));
        found.stream()
                .filter(account -> !account.emailVerified())
                .forEach(account ->
                        mails.add(() -> links.sendProof(account, email(account), language, MailCause.UNPROVEN_RESET)));
        return mails;
    }

    private static String email(Account account) {
        return Objects.requireNonNull(account.email(), "it was found by its address");
    }
}
