package io.tillgate.auth.support.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id:secret   | id  | secret
            id;secret   | id  | secret
            id:se;cret  | id  | se;cret
            i;d:secret  | i;d | secret
            id:se:cret  | id  | se:cret
            id;se;cret  | id  | se;cret
            ù:è         | ù   | è
            """)
    @DisplayName("RFC 7617: split at the first colon; seed 004: at the first semicolon if there is no colon")
    void split(String decoded, String name, String secret) {
        assertThat(BasicCredentials.parse("Basic " + base64(decoded))).contains(new BasicCredentials(name, secret));
        assertThat(BasicCredentials.parse("bAsIc   " + base64(decoded))).contains(new BasicCredentials(name, secret));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic", "Basic ", "Basic !", "Basic YWJj", "Basic OnNlY3JldA==", "Basic gICA", "Bearer YTpi"
            })
    @DisplayName("Anything else is no credentials")
    void malformed(String header) {
        assertThat(BasicCredentials.parse(header)).isEmpty();
    }

    @Test
    @DisplayName("The secret is not in its text form")
    void redacted() {
        assertThat(new BasicCredentials("id", "secret").toString()).doesNotContain("secret");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
