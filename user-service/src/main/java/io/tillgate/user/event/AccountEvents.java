package io.tillgate.user.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.AccountChanged;
import io.tillgate.outbox.event.SessionEventOutbox;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountChange;
import io.tillgate.user.account.AccountEventPublisher;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes account changes to the outbox as {@code AccountChanged} events. Stateless. */
@ApplicationScoped
class AccountEvents implements AccountEventPublisher {
    private final SessionEventOutbox outbox;

    AccountEvents(SessionEventOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> record(Account account, AccountChange change) {
        return outbox.append(new AccountChanged(
                account.id().toString(),
                account.userName(),
                account.status().wireName(),
                account.groups(),
                account.version(),
                change.cause().wireName(),
                account.credentialsChangedAt(),
                change.keptGrantId(),
                account.appsNotBefore(),
                change.actor()));
    }
}
