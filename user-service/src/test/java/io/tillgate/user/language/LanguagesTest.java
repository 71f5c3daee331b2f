package io.tillgate.user.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.web.Language;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "it | IT",
                "it-CH, en;q=0.5 | IT",
                "de, fr;q=0.9, en;q=0.5, it;q=0.4 | EN",
                "en;q=0, it;q=0.1 | IT",
                "de | IT",
                "* | IT",
                "- | IT",
                "'' | IT",
                "; drop | IT",
            })
    @DisplayName("RFC 9110 §12.5.4: the best accepted language that is written here, else the configured one")
    void best(String accepted, Language expected) {
        assertThat(new Languages(() -> Language.IT).of(request(accepted))).isEqualTo(expected);
    }

    private static HttpServerRequest request(String accepted) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                LanguagesTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, args) ->
                        method.getName().equals("getHeader") && "Accept-Language".equalsIgnoreCase(args[0].toString())
                                ? accepted
                                : null);
    }
}
