package io.tillgate.user.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.AccountLocked;
import io.tillgate.event.ApiKeyIssued;
import io.tillgate.event.AppSecretIssued;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.EventType;
import io.tillgate.event.Topic;
import io.tillgate.outbox.DeadLetter;
import io.tillgate.outbox.RecordHeaders;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.language.Languages;
import io.tillgate.user.mail.Mails;
import io.tillgate.user.mail.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Consumes the tokens topic and notifies users by mail of security events of their accounts: a new API key, a new
 * secret of an API app, blocked sign-ins. Events older than the notification window are not mailed.
 */
@ApplicationScoped
public class SecurityNotificationConsumer {
    private static final Set<String> NEWS = Set.of(
            EventType.API_KEY_ISSUED.typeName(),
            EventType.APP_SECRET_ISSUED.typeName(),
            EventType.ACCOUNT_LOCKED.typeName());

    private final EventInbox inbox;
    private final Accounts accounts;
    private final Mails mails;
    private final Languages languages;
    private final EventConfig config;
    private final Clock clock;

    SecurityNotificationConsumer(
            EventInbox inbox, Accounts accounts, Mails mails, Languages languages, EventConfig config, Clock clock) {
        this.inbox = inbox;
        this.accounts = accounts;
        this.mails = mails;
        this.languages = languages;
        this.config = config;
        this.clock = clock;
    }

    /** Processes the records in order. Records of other types are skipped by their {@code ce_type} header. */
    @Incoming("tokens")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        Uni<Void> taken = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (isNews(record)) {
                taken = taken.chain(() -> take(record));
            }
        }
        return taken;
    }

    private static boolean isNews(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type != null && type.value() != null && NEWS.contains(text(type));
    }

    private Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        return Uni.createFrom()
                .item(() -> CloudEvent.read(RecordHeaders.of(record), record.value()))
                .chain(event -> event.time().plus(config.newsFor()).isBefore(clock.instant())
                        ? Uni.createFrom().voidItem()
                        : inbox.process(event, () -> tell(event)))
                .onFailure()
                .recoverWithUni(
                        reason -> inbox.reject(DeadLetter.of(Topic.TOKENS.deadLetterTopicName(), record, reason)));
    }

    private Uni<Void> tell(CloudEvent event) {
        if (event.data() instanceof ApiKeyIssued issued) {
            return recipient(issued.accountId())
                    .chain(to -> to.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : mails.apiKeyIssued(to.get(), issued.callbackHost(), issued.prefix(), issued.scopes()));
        }
        if (event.data() instanceof AppSecretIssued issued) {
            return recipient(issued.accountId())
                    .chain(to -> to.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : mails.appSecretIssued(
                                    to.get(), issued.clientId(), issued.cause().equals("registered"), event.time()));
        }
        if (event.data() instanceof AccountLocked locked) {
            return recipient(locked.accountId())
                    .chain(to -> to.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : mails.signInsBlocked(to.get(), locked.lockedUntil()));
        }
        return Uni.createFrom().voidItem();
    }

    /** Empty if the account does not exist or has no address. */
    private Uni<Optional<Recipient>> recipient(@Nullable String accountId) {
        return accountId == null
                ? Uni.createFrom().item(Optional.empty())
                : accounts.find(UUID.fromString(accountId))
                        .map(found -> found.flatMap(account -> Recipient.of(account, languages.fallback())));
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
