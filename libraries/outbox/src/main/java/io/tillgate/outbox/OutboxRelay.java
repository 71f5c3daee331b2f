package io.tillgate.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the outbox to Kafka on its own thread. All instances of a service run a relay; the holder of an advisory lock
 * works, the others wait. The producers share one transactional id per service, so that Kafka fences a relay that lost
 * its lock without noticing: none of its records in flight can follow those of its successor.
 *
 * <p>A row is deleted after Kafka has acknowledged its records. After a crash in between they are sent again; consumers
 * recognize the duplicates by their ids. Headers of every record name its outbox and its number in the topic, without
 * gaps: {@link OutboxSequence}.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** About the size of a transaction at most: a fraction of the producer's buffer and of a service's heap. */
    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    private final OutboxConfig config;
    private final Map<String, Object> broker;
    private final Clock clock;
    private final List<Heartbeat> heartbeats;
    private final RecordSpans spans;
    private final RelayMeters meters;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "outbox-relay");

    private volatile @Nullable OutboxTable openTable;
    private long nextBeat = System.nanoTime();
    private long sentAt;

    /**
     * Creates the relay.
     *
     * @param broker the {@code kafka.*} settings
     */
    public OutboxRelay(
            OutboxConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Clock clock,
            @All List<Heartbeat> heartbeats,
            RecordSpans spans,
            MeterRegistry meters) {
        this.config = config;
        this.broker = broker;
        this.clock = clock;
        this.heartbeats = heartbeats;
        this.spans = spans;
        this.sentAt = System.nanoTime() - config.linger().plus(config.spacing()).toNanos();
        this.meters = new RelayMeters(meters);
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws SQLException, InterruptedException {
        stopped.countDown();
        OutboxTable table = openTable;
        if (table != null) {
            table.close();
        }
        thread.join(Duration.ofSeconds(5).toMillis());
        meters.close();
    }

    private void run() {
        boolean away = false;
        while (running()) {
            try (OutboxTable table = OutboxTable.connect(config)) {
                openTable = table;
                awaitLock(table);
                try (RelayProducer producer = new RelayProducer(broker, config.transactionalId(), spans)) {
                    producer.fenceOthers();
                    LOG.infof(
                            "Relaying the outbox to Kafka at %s", broker.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
                    away = false;
                    relay(table, producer);
                }
            } catch (SQLException | KafkaException e) {
                if (running() && !away) {
                    LOG.warnf(
                            e,
                            "Cannot relay the outbox; its records are kept, retrying every %s",
                            config.retryInterval());
                    away = true;
                }
                pause(config.retryInterval());
            } catch (RuntimeException | Error e) { // nothing else would relay until the next start
                LOG.error("The outbox relay failed and starts again", e);
                pause(config.retryInterval());
            } finally {
                meters.stoodDown();
            }
        }
    }

    private void awaitLock(OutboxTable table) throws SQLException {
        while (running() && !table.tryLock()) {
            pause(config.retryInterval());
        }
    }

    private void relay(OutboxTable table, RelayProducer producer) throws SQLException {
        OutboxSequence sequence = table.sequence();
        while (running()) {
            Instant before = clock.instant();
            long began = System.nanoTime();
            OutboxTable.Batch batch = table.oldest(config.batchSize(), BATCH_BYTES);
            List<OutboxTable.Row> rows = batch.rows();
            List<ProducerRecord<String, byte[]>> records = rows.stream()
                    .flatMap(row -> row.records().stream())
                    .map(record -> sequence.number(config.transactionalId(), RelayProducer.kafka(record)))
                    .toList();
            producer.send(records);
            if (!rows.isEmpty()) {
                table.delete(rows, sequence);
                sentAt = began;
            }
            meters.round(records.size());
            if (batch.complete()) {
                beat(producer, before, began);
                awaitWork(table);
            }
        }
    }

    /** Waits until there are records that have waited long enough for others, or a heartbeat is due. */
    private void awaitWork(OutboxTable table) throws SQLException {
        Set<String> appended = new HashSet<>(table.awaitAppend(untilNextBeat()));
        Duration wait = linger(appended);
        while (!appended.isEmpty() && wait.compareTo(Duration.ZERO) > 0) {
            appended.addAll(table.awaitAppend(wait));
            wait = linger(appended);
        }
    }

    /** The time that records of topics still have to wait; zero or negative if it is over. */
    private Duration linger(Set<String> topics) {
        boolean patient = config.lingerTopics().orElse(Set.of()).containsAll(topics);
        Duration since = Duration.ofNanos(System.nanoTime() - sentAt);
        Duration left = (patient ? config.linger() : config.spacing()).minus(since);
        Duration untilNextBeat = untilNextBeat();
        return left.compareTo(untilNextBeat) < 0 ? left : untilNextBeat;
    }

    private void beat(RelayProducer producer, Instant drainedAt, long began) {
        if (heartbeats.isEmpty() || System.nanoTime() - nextBeat < 0) {
            return;
        }
        producer.send(heartbeats.stream()
                .flatMap(heartbeat -> heartbeat.beat(drainedAt).stream())
                .map(RelayProducer::kafka)
                .toList());
        nextBeat = began + beatInterval().toNanos();
    }

    private Duration untilNextBeat() {
        Duration left = heartbeats.isEmpty() ? config.pollInterval() : Duration.ofNanos(nextBeat - System.nanoTime());
        return left.compareTo(config.pollInterval()) < 0 ? left : config.pollInterval();
    }

    private Duration beatInterval() {
        return heartbeats.stream()
                .map(Heartbeat::interval)
                .min(Duration::compareTo)
                .orElse(config.pollInterval());
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }

    private void pause(Duration time) {
        try {
            stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
