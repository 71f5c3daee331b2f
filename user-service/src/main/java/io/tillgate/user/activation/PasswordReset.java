package io.tillgate.user.activation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.language.Language;
import io.tillgate.user.mail.MailCause;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Makes the links for who forgot a password. Safe for concurrent use. */
@ApplicationScoped
class PasswordReset {
    private static final Logger LOG = Logger.getLogger(PasswordReset.class);
    /** An address is not unique; more active accounts than this do not share one in earnest. */
    private static final int MAX_ACCOUNTS = 10;

    private final Pool pool;
    private final Accounts accounts;
    private final ActionLinks links;

    PasswordReset(Pool pool, Accounts accounts, ActionLinks links) {
        this.pool = pool;
        this.accounts = accounts;
        this.links = links;
    }

    /** Begins, and returns at once: neither the answer nor its time tells whether the address is known. */
    void start(String email, Language language) {
        accounts.findByEmail(email, MAX_ACCOUNTS)
                .chain(found -> Multi.createFrom()
                        .iterable(mails(found, language))
                        .onItem()
                        .transformToUniAndConcatenate(pool::withTransaction)
                        .collect()
                        .last())
                .subscribe()
                .with(last -> LOG.debug("Password-reset links are made"), e -> LOG.error("No password-reset link", e));
    }

    /** One mail to each proven address, as it is written; others get the link that proves it. */
    private List<Function<SqlConnection, Uni<Void>>> mails(List<Account> found, Language language) {
        Map<String, List<Account>> proven = found.stream()
                .filter(Account::emailVerified)
                .collect(Collectors.groupingBy(PasswordReset::email, LinkedHashMap::new, Collectors.toList()));
        List<Function<SqlConnection, Uni<Void>>> mails = new ArrayList<>();
        proven.forEach((email, owned) -> mails.add(tx -> links.sendResets(tx, email, owned, language)));
        found.stream()
                .filter(account -> !account.emailVerified())
                .forEach(account -> mails.add(
                        tx -> links.sendProof(tx, account, email(account), language, MailCause.UNPROVEN_RESET)));
        return mails;
    }

    private static String email(Account account) {
        return Objects.requireNonNull(account.email(), "it was found by its address");
    }
}
