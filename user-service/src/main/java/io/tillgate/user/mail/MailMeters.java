package io.tillgate.user.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The metrics of the mail queue. Safe for concurrent use. */
@ApplicationScoped
class MailMeters {
    private final MeterRegistry registry;
    private final List<Gauge> gauges;
    private volatile QueueState state = QueueState.EMPTY;

    MailMeters(MeterRegistry registry) {
        this.registry = registry;
        this.gauges = List.of(
                Gauge.builder("tillgate.users.mails.queued", this, meters -> meters.state.length())
                        .description("Mails waiting to be sent, over all instances")
                        .register(registry),
                TimeGauge.builder(
                                "tillgate.users.mails.oldest.age",
                                this,
                                TimeUnit.MILLISECONDS,
                                meters -> meters.state.age().toMillis())
                        .description("Age of the oldest waiting mail")
                        .register(registry));
    }

    void stop(@Observes ShutdownEvent event) {
        gauges.forEach(registry::remove);
    }

    void measured(QueueState measured) {
        state = measured;
    }

    void sent(String kind) {
        counter("tillgate.users.mails.sent", "Mails that the mail server has accepted", kind);
    }

    void failed(String kind) {
        counter("tillgate.users.mails.failed.attempts", "Failed attempts to send a mail", kind);
    }

    private void counter(String name, String description, String kind) {
        Counter.builder(name)
                .description(description)
                .tag("kind", kind)
                .register(registry)
                .increment();
    }
}
