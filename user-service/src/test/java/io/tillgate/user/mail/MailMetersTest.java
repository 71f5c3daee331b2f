package io.tillgate.user.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailMetersTest {
    @Test
    @DisplayName(
            "A service that has stopped leaves no gauges of its queue, so that the next one in this process has its own")
    void gauges() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        MailMeters meters = new MailMeters(registry);
        assertThat(registry.getMeters()).hasSize(2);

        meters.stop(new ShutdownEvent());

        assertThat(registry.getMeters()).isEmpty();
    }
}
