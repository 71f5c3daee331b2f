package io.tillgate.auth.support.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.RecordRefused;
import io.tillgate.event.Topic;
import io.tillgate.outbox.event.EventOutbox;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Reports records that were not written by the owner of their topic. */
@ApplicationScoped
class RefusedRecords {
    private static final int LONGEST_KEY = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Logger LOG = Logger.getLogger(RefusedRecords.class);

    private final EventOutbox outbox;
    private final MeterRegistry meters;

    RefusedRecords(EventOutbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    /** Reports a record in the log, in a metric and by an event. */
    Uni<Void> add(SqlClient tx, Topic topic, String key, CloudEvent event, Enum<?> why) {
        String shown = shown(key);
        String reason = why.name().toLowerCase(Locale.ROOT);
        LOG.errorf("Record %s of %s on %s was not written by its owner (%s)", event.id(), shown, topic, reason);
        return outbox.append(
                        tx,
                        new RecordRefused(topic.topicName(), shown, event.id().toString(), reason))
                .invoke(() -> Counter.builder("tillgate.auth.records.refused")
                        .description("Records that were not written by their topic's owner")
                        .tag("topic", topic.topicName())
                        .tag("reason", reason)
                        .register(meters)
                        .increment());
    }

    /** The key may come from anybody, and an event that is too long for Kafka would block the outbox. */
    private static String shown(String key) {
        String start = key.substring(0, Math.min(key.length(), LONGEST_KEY));
        return start.isBlank() ? "-" : CONTROL.matcher(start).replaceAll("?");
    }
}
