package io.tillgate.resource.enforcement;

import io.tillgate.event.CloudEvent;
import io.tillgate.event.EnforcementReported;
import io.tillgate.event.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes to the enforcement topic.
 *
 * @param name the topic's name
 * @param kafkaClient the client's settings: brokers and, if they require it, security
 */
public record EnforcementTopic(String name, Map<String, Object> kafkaClient) {
    private static final int DELIVERY_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 2_000;

    Producer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(kafkaClient);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tillgate-enforcement");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) DELIVERY_MILLIS);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    ProducerRecord<String, byte[]> record(InstanceIdentity identity, Lease.Report report) {
        EnforcementReported told = new EnforcementReported(
                identity.instance(),
                Math.max(0, report.offset()),
                report.at(),
                identity.service(),
                report.ready() && report.offset() >= 0,
                report.asOf(),
                report.servesUntil());
        EventRecord event = CloudEvent.of(told, "/" + identity.instance(), report.at(), null)
                .toRecord();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(name, event.key(), event.value());
        event.headers()
                .forEach((header, value) -> record.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Returns the tombstone of an instance's last report: the instance has left and no longer serves. */
    ProducerRecord<String, byte[]> tombstone(InstanceIdentity identity) {
        return new ProducerRecord<>(name, identity.instance(), null);
    }
}
