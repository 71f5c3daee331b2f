package io.tillgate.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Words are runs of letters and digits in lower case")
class SearchTermsTest {

    @Test
    @DisplayName("All values of a tree are split, names are not")
    void tree() throws IOException {
        assertThat(
                        SearchTerms.of(
                                new ObjectMapper()
                                        .readTree(
                                                "{\"scopes\": [\"menu:read\", \"Sales:READ\"], \"n\": {\"count\": 7, \"none\": null}}")))
                .containsExactly("menu", "read", "sales", "7");
    }

    @Test
    @DisplayName("A number has the same words, however exactly the reader of the JSON keeps it")
    void numbers() throws IOException {
        String data = "{\"price\": 12.50, \"rate\": 1e3, \"count\": 7}";
        ObjectMapper exact = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

        assertThat(SearchTerms.of(exact.readTree(data)))
                .isEqualTo(SearchTerms.of(new ObjectMapper().readTree(data)))
                .contains("12", "5", "7");
    }

    @Test
    @DisplayName("Search terms contain no query operators and are bounded in number and length")
    void plain() {
        assertThat(SearchTerms.of("a' | b:* & !c \\ \"d\" <-> \0é")).containsExactly("a", "b", "c", "d", "é");
        assertThat(SearchTerms.of("x".repeat(10_000))).containsExactly("x".repeat(200));
        assertThat(SearchTerms.of("- -")).isEmpty();
    }
}
