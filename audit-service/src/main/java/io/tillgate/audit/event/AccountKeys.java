package io.tillgate.audit.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.audit.event.Reading.Item;
import io.tillgate.audit.log.LogEntry;
import io.tillgate.event.EventRecord;
import io.tillgate.event.RecordVerifier;
import io.tillgate.event.RecordVerifier.Verdict;
import io.tillgate.outbox.RecordHeaders;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that user-service signed the records that announce the deletion of an account. Every well-formed record is
 * logged, but only a genuine one may erase the account's personal data, which cannot be undone. If a record names an
 * unknown key, the keys are fetched from user-service, and the record waits for its answer.
 */
@ApplicationScoped
class AccountKeys {
    private static final Logger LOG = Logger.getLogger(AccountKeys.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration OLD = Duration.ofMinutes(1);
    private static final Duration FRESH = Duration.ofMillis(100);

    private final WebClient http;
    private final String url;
    private final Duration interval;
    private volatile RecordVerifier verifier = new RecordVerifier("{\"keys\":[]}");
    private volatile long readAt = System.nanoTime() - OLD.toNanos();

    AccountKeys(Vertx vertx, ReadingConfig config) {
        this.http = WebClient.create(vertx);
        this.url = config.accountKeysUrl().toString();
        this.interval = config.jwksInterval();
    }

    /** Returns the reading with every unsigned account deletion replaced by an entry that erases nothing. */
    Uni<Reading> checked(Reading reading) {
        List<Item> ends = reading.items().stream().filter(AccountKeys::isEnd).toList();
        if (ends.isEmpty()) {
            return Uni.createFrom().item(reading);
        }
        boolean isUnknown = ends.stream().anyMatch(item -> verdict(item) == Verdict.UNKNOWN_KEY);
        return (isUnknown ? patientRead() : renewed())
                .map(done ->
                        new Reading(reading.items().stream().map(this::checked).toList(), reading.received()));
    }

    private static boolean isEnd(Item item) {
        @Nullable LogEntry entry = item.entry();
        return entry != null && entry.lastOfPerson();
    }

    private Item checked(Item item) {
        if (!isEnd(item) || verdict(item) == Verdict.GENUINE) {
            return item;
        }
        LOG.errorf(
                "Record %d of %s-%d announces the deletion of an account, but user-service did not sign it",
                item.record().offset(), item.record().topic(), item.record().partition());
        return Item.of(item.record(), Objects.requireNonNull(item.entry()).unverified());
    }

    private Verdict verdict(Item item) {
        ConsumerRecord<String, byte @Nullable []> record = item.record();
        return verifier.verify(new EventRecord(
                record.topic(),
                Objects.requireNonNullElse(record.key(), ""),
                RecordHeaders.of(record),
                Objects.requireNonNullElse(record.value(), new byte[0])));
    }

    /** Fetches the keys if the last fetch is more than a minute old. If the fetch fails, the known keys stay in use. */
    private Uni<Void> renewed() {
        return isReadWithin(OLD)
                ? Uni.createFrom().voidItem()
                : read().onFailure().recoverWithNull();
    }

    /**
     * Fetches the keys, with retries. User-service publishes a key before it signs with it, so that a key id which the
     * response lacks proves a forgery.
     */
    private Uni<Void> patientRead() {
        if (isReadWithin(FRESH)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(this::read)
                .onFailure()
                .invoke(e -> LOG.warnf("Cannot fetch keys from %s; events are waiting: %s", url, e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(interval, interval)
                .indefinitely();
    }

    private boolean isReadWithin(Duration age) {
        return System.nanoTime() - readAt < age.toNanos();
    }

    private Uni<Void> read() {
        long began = System.nanoTime();
        return http.getAbs(url)
                .timeout(TIMEOUT.toMillis())
                .send()
                .map(AccountKeys::parse)
                .invoke(keys -> {
                    verifier = keys;
                    readAt = began;
                })
                .replaceWithVoid();
    }

    private static RecordVerifier parse(HttpResponse<Buffer> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return new RecordVerifier(response.bodyAsString());
    }
}
