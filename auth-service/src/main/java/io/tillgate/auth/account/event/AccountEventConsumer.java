package io.tillgate.auth.account.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.account.KnownAccounts;
import io.tillgate.auth.event.EventInbox;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.event.AccountChanged;
import io.tillgate.event.CloudEvent;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Follows the accounts topic: an account that is disabled or deleted loses everything, an account whose password was set
 * loses every grant, browser session and API key of an older one but what set it, and an account that lost a group its
 * access tokens.
 */
@ApplicationScoped
public class AccountEventConsumer {
    private static final Set<String> ENDED = Set.of("disabled", "deleted");

    private final EventInbox inbox;
    private final KnownAccounts known;
    private final AccountRepository accounts;
    private final Revoker revoker;
    private final BrowserSessions sessions;
    private final Clock clock;

    AccountEventConsumer(
            EventInbox inbox,
            KnownAccounts known,
            AccountRepository accounts,
            Revoker revoker,
            BrowserSessions sessions,
            Clock clock) {
        this.inbox = inbox;
        this.known = known;
        this.accounts = accounts;
        this.revoker = revoker;
        this.sessions = sessions;
        this.clock = clock;
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
        Account told = account(changed);
        return known.update(tx, told, changed.actor()).flatMap(account -> {
            if (ENDED.contains(told.status())) {
                // Once the row says so no sign-in gets by, so all that is there now goes; where a later change has made
                // the account active again, what it has got since then stays.
                Instant until = account.isActive() ? event.time() : clock.instant();
                String reason = "account_" + told.status();
                return sessions.endAll(tx, told.id(), until, reason, changed.actor())
                        .flatMap(done -> revoker.account(tx, told.id(), until, reason, changed.actor()))
                        .flatMap(notBefore -> accounts.endTokensBefore(tx, told.id(), notBefore));
            }
            return endOlderThanPassword(tx, told, changed);
        });
    }

    private Uni<Void> endOlderThanPassword(SqlConnection tx, Account told, AccountChanged changed) {
        UUID kept = changed.keptGrantId() == null ? null : UUID.fromString(changed.keptGrantId());
        return accounts.credentialsChanged(tx, told.id(), told.credentialsChangedAt())
                .flatMap(isNews -> isNews
                        ? sessions.endOfOlderPassword(tx, told.id(), told.credentialsChangedAt(), kept, changed.actor())
                                .flatMap(done -> revoker.madeWithOlderPassword(
                                        tx,
                                        told.id(),
                                        told.credentialsChangedAt(),
                                        kept,
                                        "password_changed",
                                        changed.actor()))
                        : Uni.createFrom().voidItem());
    }

    private static Account account(AccountChanged changed) {
        return new Account(
                UUID.fromString(changed.id()),
                changed.userName(),
                changed.status(),
                changed.groups(),
                changed.version(),
                changed.credentialsChangedAt(),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
