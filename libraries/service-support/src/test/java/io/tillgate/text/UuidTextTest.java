package io.tillgate.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTextTest {

    @Test
    @DisplayName("The canonical form counts, in lower and upper case")
    void canonical() {
        UUID id = UUID.randomUUID();

        assertThat(UuidText.parse(id.toString())).contains(id);
        assertThat(UuidText.parse(id.toString().toUpperCase(Locale.ROOT))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "none", "0000000000000-0000-0000-0000-000000000001"})
    @DisplayName("Other texts are no UUIDs, even those that Java completes")
    void others(String text) {
        assertThat(UuidText.parse(text)).isEmpty();
    }
}
