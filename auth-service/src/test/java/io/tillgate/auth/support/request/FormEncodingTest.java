package io.tillgate.auth.support.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.auth.support.error.OAuthException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormEncodingTest {

    @Test
    @DisplayName("RFC 6749 appendix B: names and values are percent-encoded UTF-8, and + is a space")
    void parses() {
        assertThat(FormEncoding.parse(" a=%C3%A9+b%2B&a=2&&=x&c&d%3d=%E6%BC%A2=\u00e9% ".replace("% ", "%25\r\n")))
                .isEqualTo(Map.of(
                        "a",
                        List.of("\u00e9 b+", "2"),
                        "",
                        List.of("x"),
                        "c",
                        List.of(""),
                        "d=",
                        List.of("漢=\u00e9%")));
        assertThat(FormEncoding.parse(null)).isEmpty();
        assertThat(FormEncoding.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=%",
                "a=%2",
                "a=%zz",
                "a=%-1",
                "a=%\u0661\u0661",
                "%=1",
                "x=1&%4",
                "a=%ff",
                "a=%c3%28",
                "a=%ed%a0%80"
            })
    @DisplayName("A malformed parameter is invalid_request, never ignored")
    void malformed(String text) {
        assertThatThrownBy(() -> FormEncoding.parse(text)).isInstanceOf(OAuthException.class);
    }
}
