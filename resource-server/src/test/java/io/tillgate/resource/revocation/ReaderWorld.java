package io.tillgate.resource.revocation;

import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testissuer.TestIssuer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;

/** A reader with everything that it fills, on a topic of its own. */
final class ReaderWorld implements AutoCloseable {
    static final String FORMER_ISSUER = "https://former.test";

    final String topic = "revocations-" + UUID.randomUUID();
    final TestIssuer issuer = new TestIssuer();
    final Clock clock = Clock.systemUTC();
    final RevocationLog log = new RevocationLog();
    final Freshness freshness = new Freshness(clock);
    final Quarantine quarantine = new Quarantine(Duration.ZERO, clock);
    final RevocationWriter writer;
    final RevocationReader reader;
    final RecordApplier applier;
    private final String bootstrap;

    ReaderWorld(String bootstrap) {
        this.bootstrap = bootstrap;
        issuer.start();
        writer = new RevocationWriter(bootstrap, topic, issuer.key());
        VerificationKeys keys = new VerificationKeys(
                new JwkSetClient(URI.create(issuer.url() + "/oauth/jwks")), Duration.ofMillis(200), clock);
        applier = new RecordApplier(
                new SecurityEventVerifier(Set.of(TestIssuer.ISSUER, FORMER_ISSUER), keys, Duration.ofSeconds(2), clock),
                log,
                freshness,
                quarantine,
                clock);
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrap, "metadata.max.age.ms", 1_000);
        reader = new RevocationReader(new RevocationTopic(topic, client), applier, freshness);
    }

    ReaderWorld withTopic() {
        createTopic();
        return this;
    }

    void createTopic() {
        try (AdminClient admin = AdminClient.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void deleteTopic() {
        try (AdminClient admin = AdminClient.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
        issuer.close();
    }
}
