package io.tillgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"it-CH, en;q=0.5 | IT", "de, it;q=0.2, en;q=0.9 | EN", "fr, it;q=0.1 | IT", "it;q=0, en | EN"})
    @DisplayName("RFC 9110 §12.5.4: the best supported language that a header accepts comes first")
    void accepted(String header, Language best) {
        assertThat(Language.accepted(header)).startsWith(best);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "it;q=nonsense", "it;q=0", "fr", "*"})
    @DisplayName("A header that is malformed, or names no supported language, accepts none")
    void none(String header) {
        assertThat(Language.accepted(header)).isEmpty();
    }

    @Test
    @DisplayName("A missing header, or one that is too long to be parsed, accepts none")
    void notRead() {
        assertThat(Language.accepted(null)).isEmpty();
        assertThat(Language.accepted("it, ".repeat(100))).isEmpty();
    }
}
