package io.tillgate.user.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.AccountChanged;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountChange;
import io.tillgate.user.account.AccountEventPublisher;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Account changes as {@code AccountChanged} events in the outbox. Stateless. */
@ApplicationScoped
class AccountEvents implements AccountEventPublisher {
    private final EventOutbox outbox;

    AccountEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> record(SqlConnection transaction, List<AccountChange> changes) {
        return outbox.append(
                transaction, changes.stream().map(AccountEvents::accountChanged).toList());
    }

    private static AccountChanged accountChanged(AccountChange change) {
        Account account = change.account();
        return new AccountChanged(
                account.id().toString(),
                account.userName(),
                account.status().wireName(),
                account.groups(),
                account.version(),
                change.cause().wireName(),
                account.credentialsChangedAt(),
                change.keptGrantId(),
                account.appsNotBefore(),
                change.actor());
    }
}
