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
 * Follows the accounts topic: an account that is disabled or deleted loses everything, an account whose password was set
 * loses every grant, browser session and API key of an older one but what set it, and an account that lost a group its
 * access tokens. What gives an account more, user-service is asked about first.
 */
@ApplicationScoped
public class AccountEventConsumer implements OwnedTopic {
    private static final Set<String> ENDED = Set.of("disabled", "deleted");

    /** The groups of an account that has just been registered. */
    private static final List<String> FIRST_GROUPS = List.of("user");

    /** How far the clock of user-service may be ahead: a sign-in after a password of the year 9999 would never come. */
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

    /** Takes one record. */
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

    /** An account that ends does so at once; versions that are passed over could hide its end. */
    @Override
    public Uni<Boolean> wantsConfirmation(SqlConnection tx, CloudEvent event) {
        if (!(event.data() instanceof AccountChanged changed) || ENDED.contains(changed.status())) {
            return Uni.createFrom().item(false);
        }
        Account told = account(changed);
        return accounts.find(tx, told.id())
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
                // Once the row says so no sign-in gets by, so all that is there now goes; where a later change has made
                // the account active again, what it has got since then stays.
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
     * Every event says up to when apps are deleted, so that none is lost where the topic was compacted. Of a reset that is
     * news, the apps up to this moment go: sign-ins with the older password made apps until they ended here.
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
