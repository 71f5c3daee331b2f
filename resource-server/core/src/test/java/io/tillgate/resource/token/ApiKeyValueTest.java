package io.tillgate.resource.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApiKeyValueTest {
    private static final String KEY = "tg_4f2a9c7d_" + "a".repeat(43);

    @Test
    @DisplayName("A key is known by its digest, and never shows in text")
    void redacted() {
        ApiKeyValue key = ApiKeyValue.from(List.of(KEY));
        assertThat(key.digest()).isEqualTo(TokenDigest.of(KEY));
        assertThat(key).hasToString("ApiKeyValue[redacted]");
    }

    @Test
    @DisplayName("A missing, repeated, overlong or malformed value is refused without being quoted")
    void malformed() {
        for (List<String> headers :
                List.of(List.<String>of(), List.of(KEY, KEY), List.of(KEY + "a".repeat(100)), List.of("s3cret"))) {
            assertThatThrownBy(() -> ApiKeyValue.from(headers))
                    .isInstanceOf(MalformedTokenException.class)
                    .hasMessageNotContaining("s3cret");
        }
    }
}
