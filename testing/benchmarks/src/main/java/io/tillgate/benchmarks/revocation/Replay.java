package io.tillgate.benchmarks.revocation;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.TestIssuer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures how a resource server's revocation log starts with many records from a real Kafka, and prints times and
 * memory. The option is {@code records=1000000}. It starts Kafka and signs the records first, which takes most of the
 * time.
 */
public final class Replay {
    private static final String RECORDS = "records=";
    private static final double MIB = 1024 * 1024;
    private static final PrintStream OUT = System.out;

    private Replay() {}

    /** Runs the measurements. */
    public static void main(String... arguments) throws Exception {
        int records = List.of(arguments).stream()
                .filter(each -> each.startsWith(RECORDS))
                .mapToInt(each -> Integer.parseInt(each.substring(RECORDS.length())))
                .findFirst()
                .orElse(1_000_000);
        AmazonCorrettoCryptoProvider.install();
        Path snapshot = Files.createTempDirectory("tillgate-replay");
        try (EmbeddedServers servers = EmbeddedServers.start();
                TestIssuer issuer = new TestIssuer()) {
            issuer.start();
            OUT.printf("Signing and writing %,d revocations (RS256) ...%n", records);
            RevocationTopicFiller.fill(servers.kafkaBootstrap(), issuer.key(), records);
            measure("replay from Kafka", servers, issuer, null);
            measure("replay from Kafka, again", servers, issuer, null);
            measure("replay from Kafka, writing a snapshot", servers, issuer, snapshot);
            measure("restart with the snapshot", servers, issuer, snapshot);
            servers.stopKafka();
            issuer.stop();
            measure("restart with the snapshot, without Kafka and issuer", servers, issuer, snapshot);
        } finally {
            delete(snapshot);
        }
    }

    private static void measure(String name, EmbeddedServers servers, TestIssuer issuer, @Nullable Path snapshot)
            throws InterruptedException {
        long before = usedBytes();
        long started = System.nanoTime();
        try (MeasuredReader reader = new MeasuredReader(servers.kafkaBootstrap(), issuer.url(), snapshot)) {
            double known = reader.awaitReplayed(started);
            double verified = reader.awaitVerified(started);
            double held = (usedBytes() - before) / MIB;
            OUT.printf(
                    "%-52s %,9d revocations: known after %6.2f s, verified after %6.2f s, %5.1f MiB held%n",
                    name, reader.size(), known, verified, held);
        }
    }

    private static long usedBytes() throws InterruptedException {
        long used = Long.MAX_VALUE;
        TimeUnit.SECONDS.sleep(1); // lets the reader save its snapshot
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
