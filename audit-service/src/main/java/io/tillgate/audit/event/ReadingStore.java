package io.tillgate.audit.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.completeness.ReceivedStore;
import io.tillgate.audit.event.Reading.Item;
import io.tillgate.audit.log.AuditLog;
import io.tillgate.audit.log.LogEntry;
import io.tillgate.outbox.Outbox;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Stores entries and dead letters in one transaction, and retries while the database is unavailable. Safe for
 * concurrent use.
 */
@ApplicationScoped
class ReadingStore {
    private static final Logger LOG = Logger.getLogger(ReadingStore.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofDays(365);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Pool pool;
    private final AuditLog log;
    private final Outbox outbox;
    private final ReceivedStore received;
    private final RepeatedRevocations repeated;
    private final EarlierVerification earlier;
    private final AccountKeys keys;
    private final Clock clock;
    private final Counter recorded;
    private final Counter duplicates;
    private final Counter deadLetters;
    private final Timer delay;

    ReadingStore(
            Pool pool,
            AuditLog log,
            Outbox outbox,
            ReceivedStore received,
            RepeatedRevocations repeated,
            EarlierVerification earlier,
            AccountKeys keys,
            Clock clock,
            MeterRegistry meters) {
        this.pool = pool;
        this.log = log;
        this.outbox = outbox;
        this.received = received;
        this.repeated = repeated;
        this.earlier = earlier;
        this.keys = keys;
        this.clock = clock;
        this.recorded = counter(meters, "recorded", "Entries appended to the log");
        this.duplicates = counter(meters, "duplicates", "Records that were already in the log");
        this.deadLetters = counter(meters, "dead.letters", "Records that could not be read or stored");
        this.delay = Timer.builder("tillgate.audit.delay")
                .description("Time from an event until it is appended to the log")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(meters);
    }

    /** Stores a reading. Completes when everything is committed. */
    Uni<Void> store(Reading reading) {
        if (reading.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return keys.checked(reading).chain(this::patientWrite);
    }

    private Uni<Void> patientWrite(Reading reading) {
        return Uni.createFrom()
                .deferred(() -> write(reading))
                .onFailure(ReadingStore::isTheData)
                .recoverWithUni(e -> separately(reading, e))
                .onFailure()
                .invoke(e -> LOG.warnf(
                        e, "Cannot store %d records; retrying", reading.items().size()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely();
    }

    private Uni<Void> write(Reading reading) {
        List<LogEntry> entries = reading.entries();
        return pool.withTransaction(tx -> repeated.among(tx, reading.items())
                        .chain(again -> log.append(tx, again))
                        .chain(() -> earlier.entries(tx, reading))
                        .chain(fresh -> log.append(tx, fresh))
                        .call(() -> outbox.append(tx, reading.deadLetters()))
                        .call(() -> received.note(tx, reading.received())))
                .invoke(added -> {
                    recorded.increment(added);
                    duplicates.increment(entries.size() - added);
                    deadLetters.increment(reading.deadLetters().size());
                    entries.forEach(entry -> delay.record(delay(entry.time())));
                })
                .replaceWithVoid();
    }

    /** Stores each item separately, and sends a record that the database rejects to the dead-letter topic. */
    private Uni<Void> separately(Reading reading, Throwable e) {
        if (reading.items().size() > 1) {
            return Multi.createFrom()
                    .iterable(reading.items())
                    .onItem()
                    .transformToUniAndConcatenate(item -> {
                        Reading one = Reading.of(item);
                        return write(one).onFailure(ReadingStore::isTheData).recoverWithUni(f -> separately(one, f));
                    })
                    .collect()
                    .last()
                    .chain(() -> write(reading.withoutItems()));
        }
        Item item = reading.items().get(0);
        LOG.errorf(
                e,
                "The database rejects record %d of %s-%d; it is sent to the dead-letter topic",
                item.record().offset(),
                item.record().topic(),
                item.record().partition());
        return write(new Reading(List.of(Item.unreadable(item.record(), e)), reading.received()));
    }

    /** Returns whether the error (SQLSTATE class 22 or 54) is due to the data, so that every retry would fail. */
    private static boolean isTheData(Throwable e) {
        return e instanceof PgException pg
                && pg.getSqlState() != null
                && (pg.getSqlState().startsWith("22") || pg.getSqlState().startsWith("54"));
    }

    /** Returns the time since an event, limited to 0 to 365 days. An event may claim any time. */
    private Duration delay(Instant time) {
        Duration since = Duration.between(time, clock.instant());
        if (since.isNegative()) {
            return Duration.ZERO;
        }
        return since.compareTo(LONGEST_DELAY) < 0 ? since : LONGEST_DELAY;
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder("tillgate.audit." + name)
                .description(description)
                .register(meters);
    }
}
