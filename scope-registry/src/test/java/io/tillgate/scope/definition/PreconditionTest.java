package io.tillgate.scope.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 9110 §13.1: preconditions on a version")
class PreconditionTest {

    @ParameterizedTest(name = "If-Match {0} at version {1}: {2}")
    @CsvSource({
        "'\"3\"',3,true",
        "'\"2\", \"3\"',3,true",
        "'\"2\"',3,false",
        "*,3,true",
        "3,3,false",
        "'',3,false",
        "'W/\"3\"',3,false"
    })
    void ifMatch(String header, long version, boolean holds) {
        assertThat(new Precondition(header, null).holds(OptionalLong.of(version)))
                .isEqualTo(holds);
        assertThat(new Precondition(header, null).holds(OptionalLong.empty())).isFalse();
    }

    @ParameterizedTest(name = "If-None-Match {0} at version {1}: {2}")
    @CsvSource({"'\"3\"',3,false", "'W/\"3\"',3,false", "'\"2\"',3,true", "*,3,false"})
    void ifNoneMatch(String header, long version, boolean holds) {
        assertThat(new Precondition(null, header).holds(OptionalLong.of(version)))
                .isEqualTo(holds);
        assertThat(new Precondition(null, header).holds(OptionalLong.empty())).isTrue();
    }
}
