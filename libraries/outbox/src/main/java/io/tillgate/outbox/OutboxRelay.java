package io.tillgate.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

    /** About the size of a transaction at most: a fraction of the producer's buffer and of a service's heap. */
    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    private final OutboxConfig config;
    private final Map<String, Object> broker;
    private final Clock clock;
    private final List<Heartbeat> heartbeats;
    private final RecordSpans spans;
    private final MeterRegistry meters;
    private final Counter relayed;
    private final Gauge role;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "outbox-relay");

    private volatile @Nullable OutboxTable openTable;
    private volatile boolean relaying;
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
        this.meters = meters;
        this.relayed = Counter.builder("tillgate.outbox.relayed")
                .description("Records of the outbox that Kafka has acknowledged")
                .register(meters);
        this.role = Gauge.builder("tillgate.outbox.relaying", () -> relaying ? 1 : 0)
                .description("1 if this instance relays the outbox to Kafka, 0 if it stands by or Kafka is unavailable")
                .register(meters);
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
        meters.remove(role);
    }

    private void run() {
        boolean away = false;
        while (running()) {
            try (OutboxTable table = OutboxTable.connect(config)) {
                openTable = table;
                awaitLock(table);
                Producer<String, byte[]> producer = new KafkaProducer<>(producerConfig());
                try {
                    producer.initTransactions();
                    LOG.infof(
                            "Relaying the outbox to Kafka at %s", broker.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
                    away = false;
                    relay(table, producer);
                } finally {
                    // Without a limit, close waits forever for a transaction that Kafka has lost.
                    producer.close(CLOSE_PATIENCE);
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
                relaying = false;
            }
        }
    }

    private void awaitLock(OutboxTable table) throws SQLException {
        while (running() && !table.tryLock()) {
            pause(config.retryInterval());
        }
    }

    private void relay(OutboxTable table, Producer<String, byte[]> producer) throws SQLException {
        relaying = true;
        OutboxSequence sequence = table.sequence();
        while (running()) {
            Instant before = clock.instant();
            long began = System.nanoTime();
            OutboxTable.Batch batch = table.oldest(config.batchSize(), BATCH_BYTES);
            List<OutboxTable.Row> rows = batch.rows();
            List<ProducerRecord<String, byte[]>> records = rows.stream()
                    .flatMap(row -> row.records().stream())
                    .map(record -> sequence.number(config.transactionalId(), kafka(record)))
                    .toList();
            send(producer, records);
            if (!rows.isEmpty()) {
                table.delete(rows, sequence);
                relayed.increment(records.size());
                sentAt = began;
            }
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

    private void beat(Producer<String, byte[]> producer, Instant drainedAt, long began) {
        if (heartbeats.isEmpty() || System.nanoTime() - nextBeat < 0) {
            return;
        }
        send(
                producer,
                heartbeats.stream()
                        .flatMap(heartbeat -> heartbeat.beat(drainedAt).stream())
                        .map(OutboxRelay::kafka)
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

    private void send(Producer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        try (OpenSpans sending = spans.sending(records)) {
            producer.beginTransaction();
            records.forEach(producer::send);
            producer.commitTransaction(); // throws where any send failed
        }
    }

    private static ProducerRecord<String, byte[]> kafka(OutboxRecord record) {
        ProducerRecord<String, byte[]> kafka = new ProducerRecord<>(record.topic(), record.key(), record.value());
        record.headers().forEach((name, value) -> kafka.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return kafka;
    }

    private Map<String, Object> producerConfig() {
        Map<String, Object> producer = new HashMap<>(broker);
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.transactionalId());
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 0); // the relay batches by transaction
        // When the next transaction begins, the broker still writes the markers of the last, for some milliseconds.
        producer.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5L);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000L);
        producer.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        return producer;
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
