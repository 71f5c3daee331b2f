package io.tillgate.auth.apikey.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.auth.support.page.PageException;
import io.tillgate.auth.support.request.OAuthParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, shop.example",
        "https://SHOP.example/cb, shop.example",
        "https://shop.example:8443/cb?order=1, shop.example",
        "https://192.0.2.7/cb, 192.0.2.7",
        "http://localhost/cb, localhost",
        "http://localhost:3000/cb, localhost",
        "http://127.0.0.1:3000/cb, 127.0.0.1",
        "http://[::1]:3000/cb, [::1]",
        "https://xn--bcher-kva.example/cb, xn--bcher-kva.example"
    })
    @DisplayName("cb is https, or http on loopback; the host shown is the host called")
    void accepted(String text, String host) {
        assertThat(Callback.parse(text).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/cb",
                "http://127.0.0.1.evil.example/cb",
                "http://127.0.0.1:99.evil.example/cb",
                "http://localhost.evil.example/cb",
                "http://localhost:3000.evil.example/cb",
                "http://127.0.0.2/cb",
                "http://127.1/cb",
                "http://2130706433/cb",
                "http://0x7f.0.0.1/cb",
                "http://0/cb",
                "http://[::ffff:127.0.0.1]/cb",
                "https://user@shop.example/cb",
                "https://user:secret@shop.example/cb",
                "https://@shop.example/cb",
                "https://shop.example\\@evil.example/cb",
                "https://shop.example\\.evil.example/cb",
                "https://shop.example%2f@evil.example/cb",
                "https://shop.example/cb#fragment",
                "https://shop.example/cb#",
                "https://shop.example:0/cb",
                "https://shop.example:70000/cb",
                "https://shop.example:a/cb",
                "https://shop.example:80:80/cb",
                "https://b\u00fccher.example/cb",
                "https://shop.example/\u2028cb",
                "https://shop.example/c b",
                "https://shop.example/cb\r\nSet-Cookie: a=b",
                " https://shop.example/cb",
                "https:shop.example/cb",
                "https:/shop.example/cb",
                "https:///cb",
                "https://",
                "https://[fe80::1%25eth0]/cb",
                "//shop.example/cb",
                "/cb",
                "shop.example/cb",
                "javascript:alert(1)",
                "javascript://shop.example/%0aalert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "com.example.app:/cb",
                "ftp://shop.example/cb",
                "",
                "https://shop.example/cb?key=mine",
                "https://shop.example/cb?a=1&key_header=X",
                "https://shop.example/cb?error=none"
            })
    @DisplayName("cb with another scheme, user info, a fragment, a look-alike host or our own parameters is refused")
    void refused(String text) {
        assertThatThrownBy(() -> Callback.parse(text))
                .isInstanceOf(PageException.class)
                .hasMessageStartingWith("cb ");
    }

    @Test
    @DisplayName("cb has at most 2000 characters")
    void length() {
        String start = "https://shop.example/";
        assertThat(Callback.parse(start + "a".repeat(2000 - start.length()))).isNotNull();
        assertThatThrownBy(() -> Callback.parse(start + "a".repeat(2001 - start.length())))
                .isInstanceOf(PageException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example?key=k&key_header=X-API-KEY",
        "https://shop.example/cb?, https://shop.example/cb?key=k&key_header=X-API-KEY",
        "https://shop.example/cb?a=1&b=%20, https://shop.example/cb?a=1&b=%20&key=k&key_header=X-API-KEY",
        "https://shop.example/cb?a=1&, https://shop.example/cb?a=1&key=k&key_header=X-API-KEY"
    })
    @DisplayName("The query of cb is kept as it is")
    void query(String text, String answered) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("key", "k");
        answer.put("key_header", "X-API-KEY");
        assertThat(Callback.parse(text).with(answer)).isEqualTo(answered);
    }

    @Test
    @DisplayName("An operator may restrict callbacks to a list of hosts, compared whole")
    void allowList() {
        Optional<Set<String>> hosts = Optional.of(Set.of("Shop.example"));
        assertThat(ModuleRequest.read(sent("https://shop.example:444/cb", "a"), hosts)
                        .scopes())
                .containsExactly("a");
        for (String other : List.of("https://evil.example", "https://a.shop.example", "http://localhost/")) {
            assertThatThrownBy(() -> ModuleRequest.read(sent(other, "a"), hosts))
                    .isInstanceOf(PageException.class);
        }
    }

    @Test
    @DisplayName("Scopes are comma-separated and deduplicated; none, too many or malformed ones are refused")
    void scopes() {
        String cb = "https://shop.example/cb";
        assertThat(ModuleRequest.read(sent(cb, "menu:read,,sales:read, menu:read"), Optional.empty())
                        .scopes())
                .containsExactly("menu:read", "sales:read");
        for (String bad : List.of(",", " ", "a\"b", "a\\b", "b\u00fc", "a".repeat(65), manyScopes())) {
            assertThatThrownBy(() -> ModuleRequest.read(sent(cb, bad), Optional.empty()))
                    .isInstanceOf(PageException.class)
                    .hasMessageStartingWith("scopes ");
        }
    }

    private static String manyScopes() {
        StringBuilder scopes = new StringBuilder("a");
        for (int i = 0; i < 50; i++) {
            scopes.append(",a").append(i);
        }
        return scopes.toString();
    }

    private static OAuthParameters sent(String cb, String scopes) {
        return new OAuthParameters(Map.of("cb", List.of(cb), "scopes", List.of(scopes)));
    }
}
