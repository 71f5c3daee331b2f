package io.tillgate.user.event;

import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.post;
import static io.tillgate.user.AccountJson.registerProven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.AccountLocked;
import io.tillgate.event.ApiKeyIssued;
import io.tillgate.event.AppSecretIssued;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.Event;
import io.tillgate.event.EventRecord;
import io.tillgate.event.Topic;
import io.tillgate.user.MailServer;
import io.tillgate.user.Table;
import io.tillgate.user.Topics;
import io.tillgate.user.UserServiceEnvironment;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class SecurityNotificationConsumerTest {
    private static final int PARTITIONS = 6;

    private final String email = freshName() + "@pos.example";
    private String account = "";

    @SuppressWarnings("NullAway.Init") // the environment injects it
    MailServer mail;

    @BeforeEach
    void makeAccount() {
        account = registerProven(email).toString();
    }

    @Test
    @DisplayName("The account is notified of a new API key once, however often the event arrives")
    void apiKey() {
        CloudEvent event = event(keyOf(account), Instant.now());
        send(event);
        send(event);

        MimeMessage told = mail.mail(email, 1);

        assertThat(MailServer.subject(told)).isEqualTo("A new API key was created");
        assertThat(MailServer.text(told)).contains("loyalty.example", "tg_4f2a9c", "menu:read, sales:read");
        marker();
        assertThat(mail.received(email)).hasSize(1);
    }

    @Test
    @DisplayName("A mail to an unverified address contains no user name or callback host that others chose")
    void unproven() {
        String stranger = freshName() + "@pos.example";
        String name = freshName() + ".evil.example";
        String id = register(Map.of("user_name", name, "password", PASSWORD, "email", stranger));
        mail.mail(stranger, 1);
        send(event(keyOf(id), Instant.now()));

        assertThat(MailServer.subject(mail.mail(stranger, 2))).isEqualTo("A new API key was created");
        assertThat(mail.received(stranger)).allSatisfy(told -> {
            assertThat(MailServer.text(told)).startsWith("Hello,\n").doesNotContain(name, "loyalty.example");
            assertThat(MailServer.html(told)).doesNotContain(name, "loyalty.example");
        });
    }

    @Test
    @DisplayName("The owner is notified once of each new API app and secret, by client id")
    void apps() {
        Instant at = Instant.now();
        for (String cause : List.of("registered", "secret_rotated")) {
            CloudEvent event = event(new AppSecretIssued("app-4711", account, cause, account), at);
            send(event);
            send(event);
        }

        mail.mail(email, 2);
        marker();

        assertThat(mail.received(email))
                .extracting(MailServer::subject)
                .containsExactlyInAnyOrder(
                        "An API app was created for your account", "One of your API apps has a new secret");
        assertThat(mail.received(email))
                .extracting(MailServer::text)
                .allMatch(text -> text.contains("app-4711") && text.contains("delete the app and set a new password"));
    }

    @Test
    @DisplayName("An account gets at most ten mails of one kind in a day: new secrets do not use up those of a new app")
    void appsWithoutEnd() {
        for (int i = 0; i < 12; i++) {
            send(event(new AppSecretIssued("app-4711", account, "secret_rotated", account), Instant.now()));
        }
        send(event(new AppSecretIssued("app-4712", account, "registered", account), Instant.now()));

        mail.mail(email, 11);
        marker();

        assertThat(mail.received(email))
                .hasSize(11)
                .filteredOn(told -> MailServer.text(told).contains("app-4712"))
                .hasSize(1);
    }

    @Test
    @DisplayName("The account is notified of blocked sign-ins at most once an hour")
    void blocked() {
        send(event(lockOf(account, Instant.parse("2026-11-21T15:04:05Z")), Instant.now()));
        send(event(lockOf(account, Instant.parse("2026-11-21T15:06:05Z")), Instant.now()));

        MimeMessage told = mail.mail(email, 1);

        assertThat(MailServer.subject(told)).isEqualTo("Sign-ins were blocked");
        assertThat(MailServer.text(told)).contains("November 21, 2026").contains("UTC");
        marker();
        assertThat(mail.received(email)).hasSize(1);
    }

    @Test
    @DisplayName("Events older than a day or about unknown accounts send no mail and do not block")
    void noNews() {
        send(event(keyOf(account), Instant.now().minus(Duration.ofHours(25))));
        send(event(keyOf(UUID.randomUUID().toString()), Instant.now()));
        send(event(lockOf(null, Instant.now()), Instant.now()));
        send(event(keyOf(register(Map.of("user_name", freshName(), "password", PASSWORD))), Instant.now()));

        marker();

        assertThat(mail.received(email)).isEmpty();
    }

    @Test
    @DisplayName("An unreadable record goes to the dead-letter topic with its reason and blocks nothing")
    void unreadable() {
        String key = freshName();
        CloudEvent event = event(keyOf("no account id"), Instant.now());
        EventRecord broken = event.toRecord();
        send(new EventRecord(broken.topic(), key, broken.headers(), broken.value()));
        send(new EventRecord(broken.topic(), key, broken.headers(), "{".getBytes(StandardCharsets.UTF_8)));

        List<ConsumerRecord<String, byte[]>> aside = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Topics.all(Topic.TOKENS.deadLetterTopicName()).stream()
                                .filter(record -> record.key().equals(key))
                                .toList(),
                        records -> records.size() == 2);

        assertThat(aside.get(0).value()).isEqualTo(broken.value());
        assertThat(aside).allSatisfy(record -> {
            assertThat(text(record, "ce_id")).isEqualTo(event.id().toString());
            assertThat(text(record, "dead-letter-topic")).isEqualTo(Topic.TOKENS.topicName());
            assertThat(text(record, "dead-letter-reason")).isNotBlank();
        });
        marker();
    }

    private static String text(ConsumerRecord<?, ?> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    /** Waits until all that was sent before is read and had its effect: an event comes after it in each partition. */
    private void marker() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String address = freshName() + "@pos.example";
            String id = registerProven(address).toString();
            send(event(keyOf(id), Instant.now()).toRecord(), partition);
            mail.mail(address, 1);
        }
        await().until(() -> "0".equals(Table.value("SELECT count(*) FROM mail WHERE state = 'queued'")));
    }

    private static ApiKeyIssued keyOf(String accountId) {
        return new ApiKeyIssued(
                UUID.randomUUID().toString(),
                accountId,
                "loyalty.example",
                "tg_4f2a9c",
                List.of("menu:read", "sales:read"));
    }

    private static AccountLocked lockOf(@Nullable String accountId, Instant until) {
        return new AccountLocked(accountId, "0".repeat(64), "pos-admin", "192.0.2.1", 1, until);
    }

    private static CloudEvent event(Event data, Instant time) {
        return CloudEvent.of(data, "/auth-service/test", time, null);
    }

    private static void send(CloudEvent event) {
        send(event.toRecord());
    }

    private static void send(EventRecord event) {
        send(event, null);
    }

    private static void send(EventRecord event, @Nullable Integer partition) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(Topic.TOKENS.topicName(), partition, event.key(), event.value());
            event.headers()
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            assertThat(producer.send(record)).isNotNull();
        }
    }

    private static String register(Map<String, ?> body) {
        return post(body).then().statusCode(201).extract().path("id");
    }
}
