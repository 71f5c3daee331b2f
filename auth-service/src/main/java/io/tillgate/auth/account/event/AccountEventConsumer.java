package io.tillgate.auth.account.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountOwner;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.account.KnownAccounts;
import io.tillgate.auth.revocation.AppRevoker;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.support.event.Confirmation;
import io.tillgate.auth.support.event.EventInbox;
import io.tillgate.auth.support.event.OwnedTopic;
import io.tillgate.event.AccountChanged;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.Topic;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumes the accounts topic. A disabled or deleted account loses everything. After a password change an account loses
 * the grants, browser sessions and API keys of the older password, except those of the sign-in that changed it. An
 * account that lost a group loses its access tokens. Changes that give an account more rights are first confirmed with
 * user-service.
 */
@ApplicationScoped
public class AccountEventConsumer implements OwnedTopic {
    private static final Set<String> ENDED = Set.of("disabled", "deleted");

    /** The groups of an account that has just been registered. */
    private static final List<String> FIRST_GROUPS = List.of("user");

    /** The tolerated clock skew of user-service: a password date in the far future would invalidate every sign-in. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final EventInbox inbox;
    private final KnownAccounts known;
    private final AccountRepository accounts;
    private final AccountOwner owner;
    private final Revoker revoker;
    private final AppRevoker apps;
    private final BrowserSessions sessions;
    private final Clock clock;

    AccountEventConsumer(
            EventInbox inbox,
            KnownAccounts known,
            AccountRepository accounts,
            AccountOwner owner,
            Revoker revoker,
            AppRevoker apps,
            BrowserSessions sessions,
            Clock clock) {
        this.inbox = inbox;
        this.known = known;
        this.accounts = accounts;
        this.owner = owner;
        this.revoker = revoker;
        this.apps = apps;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Processes one record. */
    @Incoming("accounts")
    public Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return inbox.process(record, this);
    }

    @Override
    public Topic topic() {
        return Topic.ACCOUNTS;
    }

    @Override
    public Uni<String> keys() {
        return owner.recordKeys();
    }

    /**
     * Changes that end an account need no confirmation. A gap in the versions does, since it could hide such a change.
     */
    @Override
    public Uni<Boolean> wantsConfirmation(SqlConnection tx, CloudEvent event) {
        if (!(event.data() instanceof AccountChanged changed) || ENDED.contains(changed.status())) {
            return Uni.createFrom().item(false);
        }
        Account told = account(changed);
        return accounts.findInTransaction(tx, told.id())
                .map(found -> found.map(known -> told.version() >= known.version()
                                && !isSame(told, known)
                                && (told.version() != known.version() + 1 || givesMore(told, known)))
                        .orElse(!FIRST_GROUPS.containsAll(told.groups())));
    }

    private static boolean isSame(Account told, Account known) {
        return told.version() == known.version()
                && told.userName().equals(known.userName())
                && told.status().equals(known.status())
                && told.groups().equals(known.groups());
    }

    private static boolean givesMore(Account told, Account known) {
        return !known.groups().containsAll(told.groups()) || (told.isActive() && !known.isActive());
    }

    @Override
    public Uni<Confirmation> ask(CloudEvent event) {
        Account told = account((AccountChanged) event.data());
        return owner.find(told.id())
                .map(found -> found.map(is -> answer(told, is)).orElse(Confirmation.UNKNOWN));
    }

    private static Confirmation answer(Account told, Account is) {
        if (told.version() < is.version()) {
            return Confirmation.SUPERSEDED;
        }
        return isSame(told, is) ? Confirmation.CONFIRMED : Confirmation.DIFFERENT;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, CloudEvent event) {
        if (!(event.data() instanceof AccountChanged changed)) {
            return Uni.createFrom().voidItem();
        }
        if (changed.credentialsChangedAt().isAfter(clock.instant().plus(CLOCK_SKEW))) {
            return Uni.createFrom().failure(new IllegalArgumentException("a password is set in the future"));
        }
        Account told = account(changed);
        return known.update(tx, told, changed.actor()).flatMap(account -> {
            if (ENDED.contains(told.status())) {
                // No sign-in succeeds once the row is updated, so everything up to now ends. If a later change has
                // enabled the account again, what it received since then stays.
                Instant until = account.isActive() ? event.time() : clock.instant();
                String reason = "account_" + told.status();
                return sessions.endAll(tx, told.id(), until, reason, changed.actor())
                        .flatMap(done -> revoker.account(tx, told.id(), until, reason, changed.actor()))
                        .flatMap(notBefore -> accounts.endTokensBefore(tx, told.id(), notBefore));
            }
            return accounts.credentialsChanged(tx, told.id(), told.credentialsChangedAt())
                    .call(isNews -> isNews
                            ? endOlderThanPassword(tx, told, changed)
                            : Uni.createFrom().voidItem())
                    .flatMap(isNews -> deleteApps(tx, told, changed, isNews));
        });
    }

    private Uni<Void> endOlderThanPassword(SqlConnection tx, Account told, AccountChanged changed) {
        UUID kept = changed.keptGrantId() == null ? null : UUID.fromString(changed.keptGrantId());
        return sessions.endOfOlderPassword(tx, told.id(), told.credentialsChangedAt(), kept, changed.actor())
                .flatMap(done -> revoker.madeWithOlderPassword(
                        tx, told.id(), told.credentialsChangedAt(), kept, "password_changed", changed.actor()));
    }

    /**
     * Deletes the apps up to the time in the event, which every event repeats because the topic is compacted. A new
     * password reset deletes all apps: sign-ins with the older password could create some until now.
     */
    private Uni<Void> deleteApps(SqlConnection tx, Account told, AccountChanged changed, boolean isNewPassword) {
        Instant time = changed.appsNotBefore();
        if (time == null) {
            return Uni.createFrom().voidItem();
        }
        return isNewPassword && time.equals(changed.credentialsChangedAt())
                ? apps.all(tx, told.id(), "password_reset", changed.actor())
                : apps.createdUntil(tx, told.id(), time, "password_reset", changed.actor());
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
