package io.tillgate.benchmarks.scale;

import io.tillgate.benchmarks.machine.ProcessTree;
import io.tillgate.event.Topic;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes revocations, each after all readers have applied the last one, and measures their costs. It subtracts what the
 * same time costs without revocations.
 */
final class FanOutMeter {
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    /** In the names of all threads of readers and of their Kafka clients, and of no other. */
    private static final String READER_THREAD = "tillgate-";

    private final RevocationFeed feed;
    private final KafkaConsumer<byte[], byte[]> reports;
    private final ProcessTree kafka;
    private final Duration idleTime;
    private final long pauseNanos;

    FanOutMeter(
            RevocationFeed feed, KafkaConsumer<byte[], byte[]> reports, Duration idleTime, int revocationsPerSecond) {
        this.feed = feed;
        this.reports = reports;
        this.idleTime = idleTime;
        this.pauseNanos = TimeUnit.SECONDS.toNanos(1) / revocationsPerSecond;
        this.kafka = kafka();
    }

    /** Measures readers; {@code applied} returns how many revocations each of them has applied at least. */
    FanOut measure(int readers, int consumers, LongSupplier applied, int warmUp, int count)
            throws InterruptedException {
        run(applied, warmUp);
        FanOut.Costs before = costs();
        long began = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(idleTime.toNanos());
        FanOut.Costs idle = costs().minus(before).times(1e9 / (System.nanoTime() - began));
        before = costs();
        began = System.nanoTime();
        Histogram micros = run(applied, count);
        FanOut.Costs each = costs().minus(before)
                .minus(idle.times((System.nanoTime() - began) / 1e9))
                .times(1.0 / count);
        return new FanOut(readers, consumers, idle, each, micros);
    }

    private Histogram run(LongSupplier applied, int count) {
        Histogram micros = new Histogram(HIGHEST_MICROS, 3);
        for (int i = 0; i < count; i++) {
            long expected = applied.getAsLong() + 1;
            long began = feed.revoke();
            while (applied.getAsLong() < expected) {
                LockSupport.parkNanos(LOOK_NANOS);
                if (System.nanoTime() - began > TimeUnit.MICROSECONDS.toNanos(HIGHEST_MICROS)) {
                    throw new IllegalStateException("not all readers have applied a revocation");
                }
            }
            long took = System.nanoTime() - began;
            micros.recordValue(took / 1_000);
            LockSupport.parkNanos(Math.max(0, pauseNanos - took));
        }
        return micros;
    }

    private FanOut.Costs costs() {
        TopicPartition partition = new TopicPartition(Topic.ENFORCEMENT.topicName(), 0);
        return new FanOut.Costs(
                readerNanos(),
                ReaderTraffic.bytes(),
                kafka.processorTime().toNanos(),
                reports.endOffsets(List.of(partition)).getOrDefault(partition, 0L));
    }

    /** Returns the process that the host of the embedded servers runs besides PostgreSQL. */
    private static ProcessTree kafka() {
        return new ProcessTree(ProcessHandle.current()
                .children()
                .flatMap(ProcessHandle::children)
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid());
    }

    private static double readerNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(READER_THREAD)) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }
}
