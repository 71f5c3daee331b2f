package io.tillgate.user;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.event.Revocation;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** Real PostgreSQL, SMTP, and Kafka with the issuer's heartbeat on it, a real JWKS endpoint, and a bootstrap file. */
public class UserServiceEnvironment implements QuarkusTestResourceLifecycleManager {
    private static final Logger LOG = Logger.getLogger(UserServiceEnvironment.class);

    /** The password of the bootstrap account {@code admin}. */
    public static final String ADMIN_PASSWORD = "bootstrap-Horse-42-staple";

    private final TestIssuer issuer = new TestIssuer();
    private final EmbeddedServers servers = EmbeddedServers.start();
    private final MailServer mail = new MailServer();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", servers.kafkaBootstrap()), new StringSerializer(), new ByteArraySerializer());

    @Override
    public Map<String, String> start() {
        Future<?> beating = heart.scheduleAtFixedRate(this::beat, 0, 1, TimeUnit.SECONDS);
        if (beating.isDone()) {
            throw new IllegalStateException("the issuer has no heartbeat");
        }
        String database = servers.createDatabase("users");
        return Map.ofEntries(
                entry("quarkus.mailer.host", "127.0.0.1"),
                entry("quarkus.mailer.port", Integer.toString(mail.port())),
                entry("quarkus.log.category.\"com.icegreen\".level", "WARN"),
                entry("quarkus.datasource.username", "users"),
                entry("quarkus.datasource.password", "users"),
                entry("quarkus.datasource.reactive.url", "postgresql://" + database),
                entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + database),
                entry("kafka.bootstrap.servers", servers.kafkaBootstrap()),
                entry("tillgate.issuer", TestIssuer.ISSUER),
                entry("tillgate.resource-server.auth-server-url", issuer.url()),
                entry("tillgate.resource-server.client-id", "user-service"),
                entry(
                        "tillgate.resource-server.client-secret-file",
                        file("secret").toString()),
                entry("tillgate.users.bootstrap.accounts-file", accountsFile().toString()),
                entry("tillgate.users.passwords.memory-kib", "1024"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new TestInjector.MatchesType(TestIssuer.class));
        injector.injectIntoFields(mail, new TestInjector.MatchesType(MailServer.class));
        injector.injectIntoFields(servers, new TestInjector.MatchesType(EmbeddedServers.class));
    }

    @Override
    public void stop() {
        heart.shutdownNow();
        producer.close(java.time.Duration.ZERO);
        issuer.close();
        mail.stop();
        servers.close();
    }

    private void beat() {
        ProducerRecord<String, byte[]> heartbeat = new ProducerRecord<>(
                Topic.REVOCATIONS.topicName(),
                Revocation.HEARTBEAT_KEY,
                issuer.heartbeat(Instant.now()).getBytes(StandardCharsets.US_ASCII));
        Future<?> sent = producer.send(heartbeat);
        LOG.debugf("A heartbeat is on its way: %s", sent);
    }

    private static Path accountsFile() {
        return file("""
                {"accounts":[{"user_name":"admin","password":"%s","display_name":"Administrator",
                              "groups":["user","master","administrator"]}]}""".formatted(ADMIN_PASSWORD));
    }

    private static Path file(String content) {
        try {
            Path file = Files.createTempFile("tillgate", "");
            file.toFile().deleteOnExit();
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
