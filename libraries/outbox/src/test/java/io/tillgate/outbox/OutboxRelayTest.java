package io.tillgate.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tillgate.local.EmbeddedServers;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
    private static final String TOPIC = "tillgate.tokens.v1";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedServers servers = EmbeddedServers.shared();

    private final Outbox outbox = new Outbox();
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private OutboxDatabase database;
    private TestConfig config;
    private String run;

    @BeforeEach
    void freshDatabase() {
        run = "outbox" + DATABASES.incrementAndGet();
        database = new OutboxDatabase(run);
        config = database.config();
    }

    @AfterEach
    void stop() throws Exception {
        for (OutboxRelay relay : relays) {
            relay.stop(new ShutdownEvent());
        }
        database.close();
    }

    @Test
    @DisplayName("Committed records arrive once, in order per key, with their headers; rolled-back ones never arrive")
    void commitAndRollBack() {
        relay();
        for (int i = 0; i < 50; i++) {
            append(i, i % 5 != 0);
        }

        List<Integer> expected =
                IntStream.range(0, 50).filter(i -> i % 5 != 0).boxed().toList();
        await().atMost(20, SECONDS).until(() -> arrived().size() >= expected.size());
        assertThat(arrived()).isEqualTo(expected);
        assertThat(records().get(0).headers().lastHeader("ce_id").value())
                .isEqualTo("id-1".getBytes(StandardCharsets.UTF_8));
        await().atMost(20, SECONDS).until(() -> waiting() == 0);
    }

    @Test
    @DisplayName(
            "The records of a topic are numbered without a gap, over rollbacks, a killed Kafka and another instance")
    void numbered() throws Exception {
        OutboxRelay first = relay();
        IntStream.range(0, 30).forEach(i -> append(i, i % 3 != 0));
        await().atMost(20, SECONDS).until(() -> waiting() == 0);
        servers.killKafka();
        IntStream.range(30, 60).forEach(i -> append(i, i % 3 != 0));
        servers.startKafka();
        await().atMost(40, SECONDS).until(() -> waiting() == 0);
        first.stop(new ShutdownEvent());
        relay();
        IntStream.range(60, 90).forEach(i -> append(i, i % 3 != 0));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(records().stream()
                                .map(record -> header(record, OutboxSequence.NUMBER_HEADER))
                                .map(Integer::valueOf)
                                .distinct())
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, 60).boxed().toList()));
        assertThat(records())
                .allSatisfy(record ->
                        assertThat(header(record, OutboxSequence.SOURCE_HEADER)).isEqualTo(config.transactionalId()));
    }

    @Test
    @DisplayName("Records that were appended together arrive in order and are numbered one by one")
    void together() {
        for (int group = 0; group < 40; group++) {
            outbox.append(
                            database.pool(),
                            IntStream.range(group * 7, group * 7 + 7)
                                    .mapToObj(number -> record(TOPIC, number))
                                    .toList())
                    .await()
                    .atMost(Duration.ofSeconds(10));
        }
        assertThat(waiting()).isEqualTo(40);

        relay();

        awaitArrived(0, 280);
        assertThat(records().stream().map(record -> Integer.valueOf(header(record, OutboxSequence.NUMBER_HEADER))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 280).boxed().toList());
    }

    @Test
    @DisplayName("Kafka is killed and comes back: every change went on meanwhile, nothing is lost, order per key holds")
    void kafkaAway() {
        relay();
        append(0, true);
        await().atMost(20, SECONDS).until(() -> arrived().size() == 1);

        servers.killKafka();
        IntStream.range(1, 400).forEach(i -> append(i, true));
        assertThat(waiting()).isEqualTo(399);
        servers.startKafka();

        awaitArrived(0, 400);
        await().atMost(20, SECONDS).until(() -> waiting() == 0);
    }

    @Test
    @DisplayName("Kafka loses all data: the relay continues with the rows of the outbox")
    void kafkaLost() {
        relay();
        append(0, true);
        await().atMost(20, SECONDS).until(() -> arrived().size() == 1);

        servers.loseKafka();
        IntStream.range(1, 20).forEach(i -> append(i, true));
        servers.startKafka();

        awaitArrived(1, 20);
    }

    @Test
    @DisplayName("PostgreSQL is killed and restarted: the relay continues")
    void databaseAway() {
        relay();
        append(0, true);
        await().atMost(20, SECONDS).until(() -> arrived().size() == 1);

        servers.killPostgres();
        servers.startPostgres();

        await().atMost(20, SECONDS).ignoreExceptions().until(() -> {
            append(1, true);
            return true;
        });
        await().atMost(20, SECONDS).until(() -> arrived().contains(1));
    }

    @Test
    @DisplayName("While PostgreSQL does not answer the relay does not claim to relay, and it continues afterwards")
    void databaseSilent() {
        relay();
        await().atMost(20, SECONDS).until(() -> gauge("relaying") == 1);
        assertThat(gauge("round.age")).isLessThan(5);

        SqlConnection silencer = database.pool().getConnection().await().atMost(OutboxDatabase.PATIENCE);
        silencer.query("BEGIN; LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE").executeAndAwait();
        await().atMost(25, SECONDS).until(() -> gauge("relaying") == 0);
        assertThat(gauge("round.age")).isGreaterThan(8);
        silencer.query("COMMIT").executeAndAwait();
        silencer.closeAndAwait();

        append(0, true);
        await().atMost(20, SECONDS).until(() -> arrived().equals(List.of(0)));
        assertThat(gauge("relaying")).isOne();
    }

    @Test
    @DisplayName("Of two instances one relays; if it stops, the other continues in order")
    void twoInstances() throws Exception {
        OutboxRelay first = relay();
        OutboxRelay second = relay();
        for (int i = 0; i < 300; i++) {
            append(i, true);
            if (i == 150) {
                first.stop(new ShutdownEvent());
            }
        }

        awaitArrived(0, 300);
        assertThat(second).isNotNull();
    }

    @Test
    @DisplayName("A record of a linger topic goes at once after a quiet time, else it waits for others or its time")
    void linger() {
        config = config.withLinger(TOPIC, Duration.ofSeconds(10));
        relay();
        append(0, true);
        await().atMost(5, SECONDS).until(() -> arrived().equals(List.of(0)));

        append(1, true);
        await().during(1, SECONDS).atMost(6, SECONDS).until(() -> arrived().equals(List.of(0)));
        append("tillgate.accounts.v1", 2, true);
        await().atMost(3, SECONDS).until(() -> arrived().equals(List.of(0, 1)));

        append(3, true);
        await().atMost(20, SECONDS).until(() -> arrived().equals(List.of(0, 1, 3)));
    }

    @Test
    @DisplayName("The first record goes at once; those that follow it within the spacing share the next transaction")
    void spacing() {
        config = config.withSpacing(Duration.ofSeconds(8));
        relay();
        append(0, true);
        await().atMost(5, SECONDS).until(() -> arrived().equals(List.of(0)));

        append(1, true);
        append(2, true);
        append(3, true);
        awaitArrived(0, 4);
        List<Long> offsets = records().stream().map(ConsumerRecord::offset).toList();
        assertThat(offsets.get(1) - offsets.get(0)).isGreaterThan(1);
        assertThat(offsets.get(3) - offsets.get(1)).isEqualTo(2);
    }

    @Test
    @DisplayName("All records that wait share one Kafka transaction: their offsets have no commit marker in between")
    void shared() {
        IntStream.range(0, 50).forEach(i -> append(i, true));
        relay();

        awaitArrived(0, 50);
        List<Long> offsets = records().stream().map(ConsumerRecord::offset).toList();
        assertThat(offsets).hasSize(50);
        assertThat(offsets.get(49) - offsets.get(0)).isEqualTo(49);
    }

    @Test
    @DisplayName(
            "Large records are sent in several transactions, and a heartbeat follows all that were committed before")
    void large() {
        int size = 900_000;
        IntStream.range(0, 12)
                .forEach(i -> outbox.append(
                                database.pool(),
                                new OutboxRecord(
                                        TOPIC,
                                        run,
                                        Map.of(),
                                        ("%0" + size + "d").formatted(i).getBytes(StandardCharsets.UTF_8)))
                        .await()
                        .atMost(OutboxDatabase.PATIENCE));

        relay(new Beat("heartbeat-" + run));

        awaitArrived(0, 12);
        await().atMost(20, SECONDS).until(() -> !beats().isEmpty());
        List<ConsumerRecord<String, String>> records = records();
        List<ConsumerRecord<String, String>> large =
                records.stream().filter(record -> record.key().equals(run)).toList();
        assertThat(large).hasSize(12);
        assertThat(large.get(11).offset() - large.get(0).offset()).isGreaterThan(11);
        assertThat(records)
                .filteredOn(record -> !record.key().equals(run))
                .allSatisfy(beat -> assertThat(beat.timestamp())
                        .isGreaterThanOrEqualTo(large.get(11).timestamp()));
    }

    @Test
    @DisplayName("The relay survives an error of the virtual machine, and continues")
    void error() {
        AtomicBoolean thrown = new AtomicBoolean();
        relay(new Heartbeat() {
            @Override
            public Duration interval() {
                return Duration.ofMillis(200);
            }

            @Override
            public Optional<OutboxRecord> beat(Instant drainedAt) {
                if (thrown.compareAndSet(false, true)) {
                    throw new StackOverflowError();
                }
                return Optional.empty();
            }
        });
        await().atMost(20, SECONDS).untilTrue(thrown);

        append(0, true);

        await().atMost(20, SECONDS).until(() -> arrived().equals(List.of(0)));
    }

    @Test
    @DisplayName("Heartbeats are sent, and each guarantees only the records written before it")
    void heartbeat() {
        Instant start = Instant.now();
        relay(new Beat("heartbeat-" + run));

        await().atMost(20, SECONDS).until(() -> beats().size() >= 3);
        List<Instant> beats = beats().stream().map(Instant::parse).toList();
        assertThat(beats).isSorted().allMatch(beat -> beat.isAfter(start.minusSeconds(1)));
    }

    @Test
    @DisplayName("Heartbeats continue after the machine's clock has been set back by an hour")
    void heartbeatAfterTheClockWasSetBack() {
        AtomicReference<Clock> clock = new AtomicReference<>(Clock.systemUTC());
        relay(() -> clock.get().instant(), new Beat("heartbeat-" + run));
        await().atMost(20, SECONDS).until(() -> !beats().isEmpty());

        clock.set(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));

        await().atMost(20, SECONDS)
                .until(() -> beats().stream()
                                .filter(beat -> Instant.parse(beat)
                                        .isBefore(Instant.now().minusSeconds(1_800)))
                                .count()
                        >= 3);
    }

    private record Beat(String key) implements Heartbeat {
        @Override
        public Duration interval() {
            return Duration.ofMillis(200);
        }

        @Override
        public Optional<OutboxRecord> beat(Instant drainedAt) {
            return Optional.of(
                    new OutboxRecord(TOPIC, key, Map.of(), drainedAt.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private OutboxRelay relay(Heartbeat... heartbeats) {
        return relay(Instant::now, heartbeats);
    }

    private OutboxRelay relay(InstantSource time, Heartbeat... heartbeats) {
        OutboxRelay relay = new OutboxRelay(
                config,
                Map.of("bootstrap.servers", servers.kafkaBootstrap()),
                time.withZone(ZoneOffset.UTC),
                List.of(heartbeats),
                new RecordSpans(OpenTelemetry.noop(), false),
                meters);
        relay.start(new StartupEvent());
        relays.add(relay);
        return relay;
    }

    private double gauge(String name) {
        return meters.get("tillgate.outbox." + name).gauge().value();
    }

    private void append(int number, boolean commit) {
        append(TOPIC, number, commit);
    }

    private void append(String topic, int number, boolean commit) {
        database.pool()
                .withTransaction(tx -> outbox.append(tx, record(topic, number))
                        .call(() -> commit
                                ? io.smallrye.mutiny.Uni.createFrom().voidItem()
                                : tx.query("ROLLBACK").execute())
                        .replaceWithVoid())
                .onFailure(e -> !commit)
                .recoverWithNull()
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private OutboxRecord record(String topic, int number) {
        return new OutboxRecord(
                topic,
                run,
                Map.of("ce_id", "id-" + number),
                Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private long waiting() {
        return database.run("SELECT count(*) FROM outbox").iterator().next().getLong(0);
    }

    /** In their order, each at least once. What was committed a moment ago may not be readable yet. */
    private void awaitArrived(int first, int end) {
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(new LinkedHashSet<>(arrived()))
                        .containsExactlyElementsOf(
                                IntStream.range(first, end).boxed().toList()));
    }

    private List<Integer> arrived() {
        return records().stream()
                .filter(record -> record.key().equals(run))
                .map(record -> Integer.parseInt(record.value()))
                .toList();
    }

    private List<String> beats() {
        return records().stream()
                .filter(record -> record.key().equals("heartbeat-" + run))
                .map(ConsumerRecord::value)
                .toList();
    }

    private List<ConsumerRecord<String, String>> records() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("bootstrap.servers", servers.kafkaBootstrap());
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().endsWith(run)) {
                        records.add(record);
                    }
                });
            }
            return records;
        }
    }
}
