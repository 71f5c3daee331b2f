package io.tillgate.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A page shows all that is allowed")
class VisibleTextTest {

    @ParameterizedTest
    @DisplayName("Invisible text is rejected")
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\u00A0",
                "\u2003",
                "\u3164",
                "\ud834\udd59",
                "\u115F\u1160",
                "\uFFA0",
                "\u2800",
                "\u034F",
                "\u0301",
                "\uFE0F",
                "\u200D",
                "\u200B",
                "\u202E"
            })
    void invisible(String words) {
        assertThat(VisibleText.Rule.isBlank(words)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("Among words nothing hides, and nothing turns them round")
    @ValueSource(
            strings = {
                "con\u0007trol",
                "nul\u0000",
                "half\uD800",
                "soft\u00ADhyphen",
                "line\u2028end",
                "paragraph\u2029end",
                "turned\u202Eround",
                "arabic\u061Cmark",
                "isolate\u2066d",
                "zero\u200Bwidth",
                "mongolian\u180E",
                "filler\u3164",
                "annotation\uFFF9",
                "tag\uDB40\uDC41",
                "private\uE000",
                "nothing\uFFFF"
            })
    void hidden(String words) {
        assertThat(VisibleText.Rule.hides(words)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("Text of every language is accepted unchanged")
    @ValueSource(
            strings = {"می\u200Cخواهم", "क\u094D\u200Dष", "Menù à la carte", "菜单", "메뉴", "❤\uFE0F", "→", "& <b>", "5"})
    void shown(String words) {
        assertThat(VisibleText.Rule.isBlank(words)).isFalse();
        assertThat(VisibleText.Rule.hides(words)).isFalse();
    }

    @Test
    @DisplayName("JSON Schema: a character is a code point, be it one or two UTF-16 units")
    void length() {
        assertThat(VisibleText.Rule.length("a🍕é")).isEqualTo(3);
        assertThat(VisibleText.Rule.allows("🍕".repeat(100), 100)).isTrue();
        assertThat(VisibleText.Rule.allows("🍕".repeat(101), 100)).isFalse();
        assertThat(VisibleText.Rule.allows("\u3164", 100)).isFalse();
        assertThat(VisibleText.Rule.allows("POS\u202E", 100)).isFalse();
    }
}
