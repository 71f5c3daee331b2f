package io.tillgate.user;

import static org.awaitility.Awaitility.await;

import io.tillgate.event.AccountChanged;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.PasswordLocked;
import io.tillgate.event.Topic;
import io.tillgate.outbox.RecordHeaders;
import io.tillgate.testissuer.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;

/** What other services read from Kafka. */
public final class Topics {
    private Topics() {}

    /** The events of an account, oldest first, once there are so many. */
    public static List<AccountChanged> accountEvents(UUID id, int count) {
        return await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> records(id.toString()), records -> records.size() >= count)
                .stream()
                .map(record -> (AccountChanged) event(record).data())
                .toList();
    }

    /** The locks of an account's password that have been told, once there is one. */
    public static List<PasswordLocked> passwordLocks(UUID id) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> all(Topic.TOKENS.topicName()).stream()
                                .filter(record -> id.toString().equals(record.key()))
                                .map(record -> (PasswordLocked) event(record).data())
                                .toList(),
                        locks -> !locks.isEmpty());
    }

    /** The event of a record. */
    public static CloudEvent event(ConsumerRecord<String, byte[]> record) {
        return CloudEvent.read(RecordHeaders.of(record), record.value());
    }

    /** All records of a key that are on the accounts topic now. */
    public static List<ConsumerRecord<String, byte[]>> records(String key) {
        return all().stream().filter(record -> record.key().equals(key)).toList();
    }

    /** All records that are on the accounts topic now. */
    public static List<ConsumerRecord<String, byte[]>> all() {
        return all(Topic.ACCOUNTS.topicName());
    }

    /** All records that are on a topic now. */
    public static List<ConsumerRecord<String, byte[]>> all(String topic) {
        return TopicReader.read(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), topic);
    }
}
