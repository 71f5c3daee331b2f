package io.tillgate.auth.oauth.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedClaimsTest {

    @Test
    @DisplayName("OIDC Core §5.5: the members userinfo and id_token name claims, null and object alike")
    void members() {
        RequestedClaims claims = RequestedClaims.parse("""
                {"userinfo": {"name": null, "email": {"essential": true}, "picture": null},
                 "id_token": {"auth_time": {"essential": true}, "email": null}}""");

        assertThat(claims.userInfo()).isEqualTo(Set.of("name", "email"));
        assertThat(claims.idToken()).isEqualTo(Set.of("email"));
        assertThat(claims.isFor("anybody")).isTrue();
        assertThat(claims.isAcrEssential()).isFalse();
    }

    @Test
    @DisplayName("OIDC Core §5.5: members that are not understood are passed over")
    void unknownMembers() {
        assertThat(RequestedClaims.parse("{\"other\": {\"x\": null}}")).isEqualTo(RequestedClaims.NONE);
        assertThat(RequestedClaims.parse("{\"id_token\": {\"sub\": {\"later\": 1}}}")
                        .subjects())
                .isEmpty();
        assertThat(RequestedClaims.parse(null)).isEqualTo(RequestedClaims.NONE);
    }

    @Test
    @DisplayName("OIDC Core §5.5.1: value and values of sub say whom the request is for")
    void subject() {
        RequestedClaims one = RequestedClaims.parse("{\"id_token\": {\"sub\": {\"value\": \"a\"}}}");
        RequestedClaims many = RequestedClaims.parse("{\"id_token\": {\"sub\": {\"values\": [\"a\", \"b\"]}}}");

        assertThat(one.isFor("a")).isTrue();
        assertThat(one.isFor("b")).isFalse();
        assertThat(many.isFor("b")).isTrue();
        assertThat(many.isFor("c")).isFalse();
    }

    @Test
    @DisplayName("OIDC Core §5.5.1.1: acr may be essential, with values in the order of preference")
    void acr() {
        RequestedClaims claims =
                RequestedClaims.parse("{\"id_token\": {\"acr\": {\"essential\": true, \"values\": [\"2\", \"1\"]}}}");

        assertThat(claims.acrs()).isEqualTo(List.of("2", "1"));
        assertThat(claims.isAcrEssential()).isTrue();
        assertThat(RequestedClaims.parse("{\"id_token\": {\"acr\": {\"value\": \"1\"}}}")
                        .isAcrEssential())
                .isFalse();
    }

    @Test
    @DisplayName("The supported part of a claims parameter is stored in a normalized form and read back unchanged")
    void kept() {
        String hostile = """
                {"userinfo": {"a\\u0000": null, "email": {"value": 1e999999}, "name#it": null},
                 "id_token": {"sub": {"values": ["a", "\\u0000", "\\ud800"]}, "acr": {"essential": true, "value": "1"}}}""";

        RequestedClaims claims = RequestedClaims.parse(hostile);

        assertThat(claims.userInfo()).isEqualTo(Set.of("email", "name"));
        assertThat(claims.subjects()).isEqualTo(List.of("a", "?"));
        assertThat(claims.toJson()).isNotNull().matches("[ -~]+").doesNotContain("\\u", "1e9", "null");
        assertThat(RequestedClaims.parse(claims.toJson())).isEqualTo(claims);
        assertThat(RequestedClaims.NONE.toJson()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "null",
                "\"a\"",
                "{\"id_token\": 1}",
                "{\"id_token\": []}",
                "{\"userinfo\": {\"email\": 5}}",
                "{\"id_token\": {\"acr\": {\"values\": \"1\"}}}",
                "{"
            })
    @DisplayName("OIDC Core §5.5: a claims parameter that is not an object of objects is invalid_request")
    void malformed(String json) {
        assertThatThrownBy(() -> RequestedClaims.parse(json))
                .isInstanceOfSatisfying(
                        OAuthException.class, e -> assertThat(e.code()).isEqualTo(OAuthErrorCode.INVALID_REQUEST));
    }

    @Test
    @DisplayName("A claims parameter is bounded in length and depth")
    void bounded() {
        String deep = "{\"userinfo\": {\"a\": " + "{\"a\": ".repeat(400) + "1" + "}".repeat(400) + "}}";
        String longOne = "{\"userinfo\": {\"" + "a".repeat(RequestedClaims.MAX_LENGTH) + "\": null}}";

        assertThatThrownBy(() -> RequestedClaims.parse(longOne)).isInstanceOf(OAuthException.class);
        assertThat(deep.length()).isLessThan(RequestedClaims.MAX_LENGTH);
        assertThatThrownBy(() -> RequestedClaims.parse(deep)).isInstanceOf(OAuthException.class);
    }
}
