package io.tillgate.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProblemTest {

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST",
        "404, NOT_FOUND",
        "405, METHOD_NOT_ALLOWED",
        "413, BODY_TOO_LARGE",
        "414, INVALID_REQUEST",
        "418, INVALID_REQUEST",
        "500, INTERNAL",
        "502, INTERNAL",
        "503, UNAVAILABLE"
    })
    @DisplayName("Each status that the framework chooses has a problem")
    void ofStatus(int status, HttpProblem expected) {
        assertThat(HttpProblem.ofStatus(status)).isEqualTo(expected);
    }

    @Test
    @DisplayName("The URI is the name in kebab case")
    void uri() {
        assertThat(HttpProblem.UNSUPPORTED_MEDIA_TYPE.uri())
                .isEqualTo("https://tillgate.io/problems/unsupported-media-type");
    }
}
