package io.tillgate.resource.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTextTest {
    @Test
    @DisplayName("The usual text of any UUID is its two numbers")
    void numbers() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            UUID uuid = new UUID(random.nextLong(), random.nextLong());

            assertThat(UuidText.is(uuid.toString())).isTrue();
            assertThat(new UUID(UuidText.high(uuid.toString()), UuidText.low(uuid.toString())))
                    .isEqualTo(uuid);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "till",
                "0B0E7A5C-3F52-4C4A-9A31-1D2E3F405162",
                "0b0e7a5c-3f52-4c4a-9a31-1d2e3f40516",
                "0b0e7a5c-3f52-4c4a-9a31-1d2e3f405162 ",
                "0b0e7a5c03f52-4c4a-9a31-1d2e3f405162",
                "0b0e7a5c-3f52-4c4a-9a31-1d2e3f40516g",
                "0b0e7a5c-3f52-4c4a-9a31-1d2e3f4051-2",
                "0b0e7a5c-3f52-4c4a-9a31-1d2e3f40516\u0132",
                "\uff10b0e7a5c-3f52-4c4a-9a31-1d2e3f405162"
            })
    @DisplayName("Any other spelling is another name")
    void otherNames(String text) {
        assertThat(UuidText.is(text)).isFalse();
    }
}
