package io.tillgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticBodyTest {
    private static final byte[] TEXT = "body { color: red }\n".repeat(500).getBytes(StandardCharsets.US_ASCII);

    private final StaticBody text = new StaticBody(TEXT);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.5", "deflate , gzip ; q=1"})
    @DisplayName("RFC 9110 §12.5.3: a client that accepts gzip gets it, much smaller and with the same content")
    void accepted(String header) throws IOException {
        byte[] gzip = text.gzip(header).orElseThrow();

        assertThat(gzip).hasSizeLessThan(TEXT.length / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                .isEqualTo(TEXT);
        assertThat(text.varies()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip; q=0.000", "x-gzip2", "deflate"})
    @DisplayName("Any other client gets the plain body")
    void refused(String header) {
        assertThat(text.gzip(header)).isEmpty();
        assertThat(text.gzip(null)).isEmpty();
        assertThat(text.plain()).isEqualTo(TEXT);
    }

    @Test
    @DisplayName("A small body, and one that is compressed already, stay as they are")
    void plain() {
        byte[] font = new byte[100_000];
        new Random(1).nextBytes(font);
        for (byte[] body : new byte[][] {font, new byte[1_000]}) {
            StaticBody plain = new StaticBody(body);

            assertThat(plain.gzip("gzip")).isEmpty();
            assertThat(plain.varies()).isFalse();
        }
    }
}
