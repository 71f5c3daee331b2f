package io.tillgate.auth.account.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.event.EventInbox;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.event.AccountChanged;
import io.tillgate.event.CloudEvent;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Follows the accounts topic: an account that is no longer active loses everything that it had when it changed, an
 * account whose password was set loses every older grant but the one that set it.
 */
@ApplicationScoped
public class AccountEventConsumer {
    private final EventInbox inbox;
    private final AccountRepository accounts;
    private final Revoker revoker;

    AccountEventConsumer(EventInbox inbox, AccountRepository accounts, Revoker revoker) {
        this.inbox = inbox;
        this.accounts = accounts;
        this.revoker = revoker;
    }

    /** Takes one record. */
    @Incoming("accounts")
    public Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return inbox.process(record, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, CloudEvent event) {
        if (!(event.data() instanceof AccountChanged changed)) {
            return Uni.createFrom().voidItem();
        }
        Account told = new Account(
                UUID.fromString(changed.id()),
                changed.userName(),
                changed.status(),
                changed.groups(),
                changed.version(),
                Instant.EPOCH);
        return accounts.update(tx, told)
                .flatMap(known -> told.isActive()
                        ? endOlderThanPassword(tx, told.id(), changed)
                        : endAll(tx, told, event.time(), changed.actor()));
    }

    private Uni<Void> endAll(SqlConnection tx, Account account, Instant at, @Nullable String actor) {
        return revoker.account(tx, account.id(), at, "account_" + account.status(), actor)
                .flatMap(notBefore -> accounts.endTokensBefore(tx, account.id(), notBefore));
    }

    private Uni<Void> endOlderThanPassword(SqlConnection tx, UUID accountId, AccountChanged changed) {
        UUID kept = changed.keptGrantId() == null ? null : UUID.fromString(changed.keptGrantId());
        return accounts.credentialsChanged(tx, accountId, changed.credentialsChangedAt())
                .flatMap(isNews -> isNews
                        ? revoker.grants(
                                tx,
                                accountId,
                                changed.credentialsChangedAt(),
                                kept,
                                "password_changed",
                                changed.actor())
                        : Uni.createFrom().voidItem());
    }
}
