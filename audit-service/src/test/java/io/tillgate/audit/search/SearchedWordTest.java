package io.tillgate.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchedWordTest {
    @Test
    @DisplayName(
            "The last part before a blank may be a beginning of three or more characters; what stands before it is whole")
    void typed() {
        assertThat(SearchedWord.typed(" 01900000-0000-7000-80 menu:rea x "))
                .extracting(SearchedWord::query)
                .containsExactly("'01900000'", "'0000'", "'7000'", "'80'", "'menu'", "'rea':*", "'x'");
    }

    @Test
    @DisplayName("The words of a scope match whole words only")
    void whole() {
        assertThat(SearchedWord.whole("menu:read"))
                .extracting(SearchedWord::query)
                .containsExactly("'menu'", "'read'");
    }
}
