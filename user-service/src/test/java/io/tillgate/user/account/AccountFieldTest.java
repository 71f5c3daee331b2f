package io.tillgate.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFieldTest {

    @ParameterizedTest
    @CsvSource({
        "USER_NAME, a",
        "USER_NAME, Ada.Lovelace_1@pos+x-y",
        "EMAIL, a@b",
        "EMAIL, ada.l+pos@mail.pos.example",
        "DISPLAY_NAME, Ada L. 🍕 Ω",
        "GROUP, administrator",
        "GROUP, shift_2-b",
    })
    @DisplayName("Valid values pass")
    void good(AccountField field, String value) {
        assertThat(field.malformed(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "USER_NAME, ''",
        "USER_NAME, 'a b'",
        "USER_NAME, ä",
        "USER_NAME, a/b",
        "USER_NAME, 'a\n'",
        "EMAIL, a",
        "EMAIL, '@b'",
        "EMAIL, a@-b",
        "EMAIL, a@b..c",
        "EMAIL, .a@b",
        "EMAIL, a.@b",
        "EMAIL, a..b@c",
        "EMAIL, .@b",
        "EMAIL, 'a@b\n'",
        "DISPLAY_NAME, ''",
        "DISPLAY_NAME, 'a\u0000'",
        "DISPLAY_NAME, 'a\u2028b'",
        "DISPLAY_NAME, ' '",
        "DISPLAY_NAME, '\u3164'",
        "DISPLAY_NAME, '\u2800'",
        "DISPLAY_NAME, 'Ada\u202E'",
        "DISPLAY_NAME, 'Ada\u200B'",
        "GROUP, Admin",
        "GROUP, -x",
    })
    @DisplayName("Bad values do not")
    void bad(AccountField field, String value) {
        assertThat(field.malformed(value)).isPresent();
    }

    @Test
    @DisplayName("Lengths are bounded; a hostile address takes no long time")
    void lengths() {
        assertThat(AccountField.USER_NAME.malformed("n".repeat(64))).isEmpty();
        assertThat(AccountField.USER_NAME.malformed("n".repeat(65))).isPresent();
        assertThat(AccountField.DISPLAY_NAME.malformed("n".repeat(129))).isPresent();
        assertThat(AccountField.DISPLAY_NAME.malformed("🍕".repeat(128))).isEmpty();
        assertThat(AccountField.DISPLAY_NAME.malformed("🍕".repeat(129))).isPresent();
        assertThat(AccountField.EMAIL.malformed("n".repeat(64) + "@b")).isEmpty();
        assertThat(AccountField.EMAIL.malformed("n".repeat(65) + "@b")).isPresent();
        assertThat(AccountField.EMAIL.malformed("a@" + "a-".repeat(30_000))).isPresent();
        assertThat(AccountField.EMAIL.malformed("a@" + "a.".repeat(120) + "!")).isPresent();
    }
}
