package io.tillgate.user.activation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.language.Language;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
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
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(account -> send(account, language))
                .collect()
                .last()
                .subscribe()
                .with(last -> LOG.debug("Password-reset links are made"), e -> LOG.error("No password-reset link", e));
    }

    private Uni<Void> send(Account account, Language language) {
        LinkPurpose purpose = account.status() == AccountStatus.PENDING_ACTIVATION
                ? LinkPurpose.ACTIVATION
                : LinkPurpose.PASSWORD_RESET;
        return pool.withTransaction(transaction -> links.send(transaction, purpose, account, language));
    }
}
