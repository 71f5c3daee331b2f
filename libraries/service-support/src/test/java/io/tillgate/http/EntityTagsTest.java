package io.tillgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 9110 §13.1: the entity tags of a header")
class EntityTagsTest {

    @ParameterizedTest(name = "{0} names \"ab\": strongly {1}, weakly {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ab\"             | true  | true",
                "W/\"ab\"           | false | true",
                "\"x\", \"ab\"      | true  | true",
                "\"x\" ,, W/\"ab\"  | false | true",
                "*                  | true  | true",
                "\"x,ab\"           | false | false",
                "\"xab\"            | false | false",
                "\"ab\"x            | false | false",
                "\"a\"              | false | false",
                "ab                 | false | false",
                "w/\"ab\"           | false | false",
                "''                 | false | false"
            })
    void names(String header, boolean strongly, boolean weakly) {
        assertThat(new EntityTags(header).nameStrongly("\"ab\"")).isEqualTo(strongly);
        assertThat(new EntityTags(header).nameWeakly("\"ab\"")).isEqualTo(weakly);
    }
}
