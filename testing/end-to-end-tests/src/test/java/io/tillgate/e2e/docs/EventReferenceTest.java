package io.tillgate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.e2e.checkout.Modules;
import io.tillgate.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventReferenceTest {
    private final EventReference reference = new EventReference(Modules.ROOT);

    @ParameterizedTest
    @EnumSource(EventType.class)
    @DisplayName("Every event type has a schema, a golden sample and a producer")
    void everyType(EventType type) throws IOException {
        assertThat(EventType.class.getResource(type.schemaResource())).isNotNull();
        assertThat(EventType.class.getResource(type.goldenSampleResource())).isNotNull();
        assertThat(reference.producers(type)).isNotEmpty();
    }

    @Test
    @DisplayName("docs/events-reference.md matches the event types (-Dtillgate.docs.update=true rewrites it)")
    void isNotStale() throws IOException {
        String current = reference.render();
        if (Boolean.getBoolean("tillgate.docs.update")) {
            Files.writeString(reference.file(), current);
        }
        assertThat(Files.readString(reference.file())).isEqualTo(current);
    }
}
