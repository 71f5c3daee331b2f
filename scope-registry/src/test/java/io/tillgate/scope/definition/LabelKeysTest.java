package io.tillgate.scope.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Labels are compared by what people read")
class LabelKeysTest {
    private static final String ADMINISTRATION = LabelKeys.key("Administration");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADMINISTRATION",
                "administration",
                " Administration\u00A0",
                "Admin\u200Distration",
                "Admin\uFE0Fistration",
                "\uFF21dministration",
                "\u0410dministration",
                "Admin\u0456strati\u03BFn",
                "\u0391DM\u0399NISTRATION"
            })
    @DisplayName("Labels that differ in case, spaces, invisible characters or Latin lookalikes are the same")
    void alike(String label) {
        assertThat(LabelKeys.key(label)).isEqualTo(ADMINISTRATION);
    }

    @Test
    @DisplayName("Several blanks are one; a blank between words, an accent and another letter make another label")
    void different() {
        assertThat(LabelKeys.key("Your \u2003 account")).isEqualTo(LabelKeys.key("your account"));
        assertThat(LabelKeys.key("Youraccount")).isNotEqualTo(LabelKeys.key("Your account"));
        assertThat(LabelKeys.key("Administrati\u00F3n")).isNotEqualTo(ADMINISTRATION);
        assertThat(LabelKeys.key("Administrator")).isNotEqualTo(ADMINISTRATION);
    }

    @Test
    @DisplayName("A scope has the keys of all its languages")
    void ofAllLanguages() {
        ScopeContent content = new ScopeContent(
                "Tables",
                "d",
                Map.of("it", new ScopeWording("Tavoli", "d"), "de", new ScopeWording("TABLES", "d")),
                "gastro",
                null,
                null,
                List.of(),
                false,
                true,
                false);

        assertThat(LabelKeys.of(content)).containsExactlyInAnyOrder("tables", "tavoli");
    }
}
