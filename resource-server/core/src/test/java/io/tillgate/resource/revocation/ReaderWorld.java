package io.tillgate.resource.revocation;

import io.tillgate.event.Topic;
import io.tillgate.resource.enforcement.Enforcement;
import io.tillgate.resource.enforcement.EnforcementReporter;
import io.tillgate.resource.enforcement.EnforcementTopic;
import io.tillgate.resource.enforcement.InstanceIdentity;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testissuer.TestIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** A reader with everything that it fills, on a topic of its own. */
final class ReaderWorld implements AutoCloseable {
    static final String FORMER_ISSUER = "https://former.test";

    final String topic = "revocations-" + UUID.randomUUID();
    final TestIssuer issuer = new TestIssuer();
    final Clock clock = Clock.systemUTC();
    final RevocationLog log = new RevocationLog();
    final Freshness freshness;
    final Quarantine quarantine = new Quarantine(Duration.ZERO, clock);
    final List<Duration> delays = new CopyOnWriteArrayList<>();
    final RevocationWriter writer;
    RevocationReader reader;
    final RecordApplier applier;
    final InstanceIdentity identity = InstanceIdentity.of("till");
    private @Nullable EnforcementReporter reporter;
    private final String bootstrap;

    ReaderWorld(String bootstrap) {
        this(bootstrap, false);
    }

    ReaderWorld(String bootstrap, boolean needsReceipts) {
        this.bootstrap = bootstrap;
        this.freshness = new Freshness(clock, needsReceipts);
        issuer.start();
        writer = new RevocationWriter(bootstrap, topic, issuer.key());
        VerificationKeys keys = new VerificationKeys(
                new JwkSetClient(URI.create(issuer.url() + "/oauth/jwks")), Duration.ofMillis(200), clock);
        applier = new RecordApplier(
                new SecurityEventVerifier(Set.of(TestIssuer.ISSUER, FORMER_ISSUER), keys, Duration.ofSeconds(2), clock),
                log,
                freshness,
                quarantine,
                delays::add,
                clock);
        reader = new RevocationReader(new RevocationTopic(topic, client()), applier, freshness);
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", bootstrap, "metadata.max.age.ms", 1_000);
    }

    /** Lets the reader, which has not been started, tell what it applies. */
    EnforcementReporter enforcement(Duration limit) {
        return enforcement(new EnforcementTopic(Topic.ENFORCEMENT.topicName(), client()), limit);
    }

    EnforcementReporter enforcement(EnforcementTopic told, Duration limit) {
        EnforcementReporter made = new EnforcementReporter(told, identity, freshness, limit, clock);
        reporter = made;
        follow(made);
        return made;
    }

    /** Lets the reader, which has not been started, pass on each offset that it applies and whether to report it at once. */
    void onApplied(BiConsumer<Long, Boolean> action) {
        follow(new Enforcement() {
            @Override
            public boolean mustJoin() {
                return false;
            }

            @Override
            public void join() {
                // never asked to
            }

            @Override
            public void joined() {
                // not of interest
            }

            @Override
            public void applied(long offset, boolean atOnce) {
                action.accept(offset, atOnce);
            }
        });
    }

    private void follow(Enforcement enforcement) {
        reader = new RevocationReader(new RevocationTopic(topic, client()), applier, freshness, enforcement, null);
    }

    /** Another instance, that keeps its snapshot in a directory. */
    Instance instance(Path snapshotDirectory) {
        return new Instance(bootstrap, topic, issuer, snapshotDirectory, Instance.NO_BACKLOG);
    }

    /** An instance that finds even a few records too many to be verified before anything is served. */
    Instance hastyInstance(Path snapshotDirectory) {
        return new Instance(bootstrap, topic, issuer, snapshotDirectory, 1);
    }

    void start() {
        if (reporter != null) {
            reporter.start();
        }
        reader.start();
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
        if (reporter != null) {
            reporter.close();
        }
        reader.close();
        writer.close();
        issuer.close();
    }
}
