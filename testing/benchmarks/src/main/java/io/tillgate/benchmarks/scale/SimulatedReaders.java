package io.tillgate.benchmarks.scale;

import io.tillgate.event.Topic;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.revocation.GrouplessConsumer;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.ReadRecord;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.revocation.SecurityEventVerifier;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.testissuer.TestIssuer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Resource servers without Kafka clients of their own: one consumer reads for all. Each verifies every record and
 * applies it to its own log. They share the issuer's keys, as the threads of one process do; each core works for an
 * equal part of them.
 */
final class SimulatedReaders implements AutoCloseable {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Duration POLL = Duration.ofMillis(500);

    private final List<RecordApplier> appliers = new ArrayList<>();
    private final List<Callable<Void>> parts = new ArrayList<>();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(CORES, task -> new Thread(task, "tillgate-simulated"));
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread = new Thread(this::follow, "tillgate-simulated-consumer");
    private volatile List<ReadRecord> records = List.of();
    private volatile long applied;
    private volatile boolean closed;

    SimulatedReaders(int count, Map<String, Object> kafkaClient, URI jwkSet) {
        Clock clock = Clock.systemUTC();
        VerificationKeys keys = new VerificationKeys(new JwkSetClient(jwkSet), Duration.ofSeconds(10), clock);
        for (int i = 0; i < count; i++) {
            appliers.add(new RecordApplier(
                    new SecurityEventVerifier(Set.of(TestIssuer.ISSUER), keys, Duration.ofSeconds(2), clock),
                    new RevocationLog(),
                    new Freshness(clock),
                    new Quarantine(Duration.ZERO, clock),
                    clock));
        }
        for (int core = 0; core < CORES; core++) {
            List<RecordApplier> part = appliers.subList(count * core / CORES, count * (core + 1) / CORES);
            parts.add(() -> {
                for (RecordApplier applier : part) {
                    applier.apply(records);
                }
                return null;
            });
        }
        consumer = new KafkaConsumer<>(
                GrouplessConsumer.settings(kafkaClient, "tillgate-simulated"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(Topic.REVOCATIONS.topicName(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
        thread.start();
    }

    /** Returns how many revocations every reader has applied. */
    long applied() {
        return applied;
    }

    private void follow() {
        try {
            while (!closed) {
                List<ReadRecord> read = new ArrayList<>();
                consumer.poll(POLL)
                        .forEach(record -> read.add(new ReadRecord(record.offset(), record.key(), record.value())));
                if (!read.isEmpty()) {
                    records = read;
                    for (Future<Void> done : threads.invokeAll(parts)) {
                        done.get();
                    }
                    applied = appliers.stream()
                            .mapToLong(RecordApplier::applied)
                            .min()
                            .orElse(0);
                }
            }
        } catch (WakeupException | InterruptedException e) {
            closed = true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a simulated reader failed", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        consumer.wakeup();
        thread.join();
        consumer.close();
        threads.shutdown();
    }
}
