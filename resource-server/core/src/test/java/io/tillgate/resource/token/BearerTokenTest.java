package io.tillgate.resource.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    @Test
    @DisplayName("RFC 6750 section 2.1: the scheme in any case, and no word of another scheme")
    void schemes() {
        assertThat(BearerToken.from(List.of("bEaReR abc")).map(BearerToken::value))
                .contains("abc");
        assertThat(BearerToken.from(List.of("Basic abc"))).isEmpty();
        assertThat(BearerToken.from(List.of())).isEmpty();
    }

    @Test
    @DisplayName("RFC 9110 section 11.4: one or more blanks are between the scheme and the token")
    void blanks() {
        assertThat(BearerToken.from(List.of("Bearer   abc")).map(BearerToken::value))
                .contains("abc");
    }

    @Test
    @DisplayName("A token never shows in text")
    void redacted() {
        assertThat(BearerToken.from(List.of("Bearer s3cret")).map(BearerToken::toString))
                .contains("BearerToken[redacted]");
    }

    @Test
    @DisplayName("An API key is no bearer token")
    void apiKey() {
        assertThatThrownBy(() -> BearerToken.from(List.of("Bearer tg_4f2a9c7d_" + "a".repeat(43))))
                .isInstanceOf(MalformedTokenException.class)
                .hasMessageNotContaining("4f2a9c7d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer   "})
    @DisplayName("The scheme alone is malformed")
    void empty(String header) {
        assertThatThrownBy(() -> BearerToken.from(List.of(header)).flatMap(BearerToken::joseHeader))
                .isInstanceOf(MalformedTokenException.class);
    }

    @Test
    @DisplayName("A JWT's header is read: type without application/, algorithm and key")
    void joseHeader() {
        String token =
                encode("{\"typ\":\"application/AT+jwt\",\"alg\":\"ES256\",\"kid\":\"k\"}") + "." + encode("{}") + ".eA";
        JoseHeader header = JoseHeader.of(token);
        assertThat(header).isEqualTo(new JoseHeader("at+jwt", "ES256", "k"));
        assertThat(header.isAccessToken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"typ\":\"at+jwt\",\"alg\":\"none\",\"kid\":\"k\"}",
                "{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"k\"}",
                "{\"typ\":\"at+jwt\",\"alg\":\"RS256\"}",
                "{\"alg\":\"RS256\",\"kid\":\"k\"}",
                "{\"typ\":7,\"alg\":\"RS256\",\"kid\":\"k\"}",
                "[]",
                "",
                "{"
            })
    @DisplayName("A header without type, key or a public-key algorithm is malformed")
    void badHeaders(String header) {
        assertThatThrownBy(() -> JoseHeader.of(encode(header) + "." + encode("{}") + ".eA"))
                .isInstanceOf(MalformedTokenException.class)
                .hasMessageNotContaining("RS256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eB", "eP", "eA=", "eA==", "x", "e+A", "eA\n"})
    @DisplayName("RFC 7515 section 2: a signature has one spelling, without padding; another one is malformed")
    void otherSpellings(String signature) {
        String signed = encode("{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"k\"}") + "." + encode("{}") + ".";
        assertThat(JoseHeader.of(signed + "eA").keyId()).isEqualTo("k");

        assertThatThrownBy(() -> JoseHeader.of(signed + signature)).isInstanceOf(MalformedTokenException.class);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
