package io.tillgate.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.tillgate.event.EventType;
import io.tillgate.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EnforcementSamplingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MANY = 50_000;

    private final EnforcementSampling sampling = new EnforcementSampling(new SmallRyeConfigBuilder()
            .withMapping(ReadingConfig.class)
            .withDefaultValue("tillgate.audit.reading.issuer", "https://issuer.test")
            .withDefaultValue("tillgate.audit.reading.former-issuers", "")
            .withDefaultValue("tillgate.audit.reading.jwks-url", "https://issuer.test/jwks")
            .withDefaultValue("tillgate.audit.reading.account-keys-url", "https://users.test/keys")
            .build()
            .getConfigMapping(ReadingConfig.class));

    @Test
    @DisplayName("A report within a minute of the last one that was kept is not read")
    void skips() throws UnreadableRecordException {
        assertThat(isKept("till", NOW)).isTrue();
        assertThat(isKept("till", NOW.plusSeconds(59))).isFalse();
        assertThat(isKept("other", NOW.plusSeconds(59))).isTrue();
        assertThat(isKept("till", NOW.plusSeconds(60))).isTrue();
        assertThat(isKept("till", NOW)).isTrue(); // the clock was set back
    }

    @Test
    @DisplayName("Whatever is not a well-formed report is read, and so becomes a dead letter")
    void reads() throws UnreadableRecordException {
        isKept("till", NOW);

        assertThat(sampling.skips(report(Topic.ENFORCEMENT, "io.tillgate.Unknown", "till", NOW.toString())))
                .isFalse();
        assertThat(sampling.skips(report(Topic.ENFORCEMENT, type(), "till", "yesterday")))
                .isFalse();
        assertThat(sampling.skips(report(Topic.TOKENS, type(), "till", NOW.toString())))
                .isFalse();
    }

    @Test
    @DisplayName("More instances than are remembered are not all kept: the rest waits until the interval is over")
    void tooMany() throws UnreadableRecordException {
        for (int i = 0; i < MANY; i++) {
            assertThat(isKept("till-" + i, NOW)).isTrue();
        }

        assertThat(isKept("one more", NOW.plusSeconds(59))).isFalse();
        assertThat(isKept("one more", NOW.plusSeconds(60))).isTrue();
        assertThat(isKept("till-0", NOW.plusSeconds(60))).isTrue(); // instead of till-1
        assertThat(isKept("till-0", NOW.plusSeconds(61))).isFalse();
    }

    private boolean isKept(String instance, Instant time) throws UnreadableRecordException {
        ConsumerRecord<String, byte[]> report = report(Topic.ENFORCEMENT, type(), instance, time.toString());
        if (sampling.skips(report)) {
            return false;
        }
        sampling.kept(CloudEventRecords.entry(report));
        return true;
    }

    private static String type() {
        return EventType.ENFORCEMENT_REPORTED.typeName();
    }

    private static ConsumerRecord<String, byte[]> report(Topic topic, String type, String instance, String time) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(topic.topicName(), 0, 0, instance, "{}".getBytes(StandardCharsets.UTF_8));
        header(record, "ce_id", UUID.randomUUID().toString());
        header(record, "ce_type", type);
        header(record, "ce_source", "/till");
        header(record, "ce_time", time);
        header(record, "ce_subject", instance);
        return record;
    }

    private static void header(ConsumerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
