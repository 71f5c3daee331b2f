package io.tillgate.benchmarks.scale;

import io.tillgate.benchmarks.machine.RawSpeed;
import io.tillgate.benchmarks.revocation.Readers;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Measures the fan-out of revocations to growing numbers of readers, and writes the table of the page about scale. */
public final class FanOutBenchmark {
    private static final int FEWEST = 20;
    private static final int MOST = 500;
    private static final int WARM_UP_SHARE = 4;
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final Map<String, String> options = new HashMap<>(Map.of(
            "root", ".",
            "readers", "1,10,100,1000,10000",
            "clients", "100",
            "verifications", "100000",
            "per-second", "50",
            "output", "docs/operations/scale.md"));

    private FanOutBenchmark(String... arguments) {
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || options.replace(parts[0], parts[1]) == null) {
                throw new IllegalArgumentException(argument + ": use name=value, with one of " + options.keySet());
            }
        }
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments {@code name=value}: {@code root}; {@code readers}, the numbers of readers; {@code clients}, up to
     *     which number each reader has Kafka clients of its own; {@code verifications}, of all readers together in one
     *     measurement of 20 to 500 revocations, {@code per-second}; {@code output}, the page with the table
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        RawSpeed.useNativeProvider();
        new FanOutBenchmark(arguments).run();
    }

    private void run() throws IOException, InterruptedException {
        List<FanOut> measured = new ArrayList<>();
        try (EmbeddedServers servers = EmbeddedServers.start();
                TestIssuer issuer = new TestIssuer();
                RevocationFeed feed = new RevocationFeed(servers.kafkaBootstrap(), issuer.key())) {
            issuer.start();
            Map<String, Object> client = Map.of(
                    "bootstrap.servers", servers.kafkaBootstrap(), "metric.reporters", ReaderTraffic.class.getName());
            URI address = URI.create(issuer.url());
            try (KafkaConsumer<byte[], byte[]> reports = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", servers.kafkaBootstrap()),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                FanOutMeter meter = new FanOutMeter(feed, reports, IDLE, number("per-second"));
                own(10, client, address, meter); // warm-up, as is the next one
                shared(100, client, address, meter);
                for (String readers : options.getOrDefault("readers", "").split(",")) {
                    int count = Integer.parseInt(readers);
                    FanOut result = count <= number("clients")
                            ? own(count, client, address, meter)
                            : shared(count, client, address, meter);
                    System.out.println(result.row());
                    measured.add(result);
                    write(measured); // a later one may fail
                }
            }
        }
    }

    private void write(List<FanOut> measured) throws IOException {
        Path page = Path.of(options.getOrDefault("root", "")).resolve(options.getOrDefault("output", ""));
        Files.writeString(page, FanOut.into(Files.readString(page), measured));
    }

    private FanOut own(int count, Map<String, Object> client, URI issuer, FanOutMeter meter)
            throws IOException, InterruptedException {
        try (Readers readers = Readers.start(count, client, TestIssuer.ISSUER, issuer)) {
            return meter.measure(
                    count, count, readers::applied, revocations(count) / WARM_UP_SHARE, revocations(count));
        }
    }

    private FanOut shared(int count, Map<String, Object> client, URI issuer, FanOutMeter meter)
            throws InterruptedException {
        try (SimulatedReaders readers = new SimulatedReaders(count, client, issuer.resolve("/oauth/jwks"))) {
            return meter.measure(count, 0, readers::applied, revocations(count) / WARM_UP_SHARE, revocations(count));
        }
    }

    private int revocations(int readers) {
        return Math.min(MOST, Math.max(FEWEST, number("verifications") / readers));
    }

    private int number(String option) {
        return Integer.parseInt(options.getOrDefault(option, ""));
    }
}
