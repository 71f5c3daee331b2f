package io.tillgate.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCsvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1               | '=1+1",
                "-1                 | '-1",
                "` =1+1`            | `' =1+1`",
                "x;=1+1             | x;'=1+1",
                "x; @SUM(A1)        | x;' @SUM(A1)",
                "x;;+1              | x;;'+1",
                "x;\"=1+1\";y        | \"x;'\"\"=1+1\"\";y\"",
                "\uFF1D1+1            | '\uFF1D1+1",
                "x;\uFF201            | x;'\uFF201",
                "[1,-5]             | \"[1,-5]\"",
                "a=b; c             | a=b; c"
            })
    @DisplayName("No cell is a formula, neither where commas separate cells nor where semicolons do")
    void formulas(String value, String cell) {
        assertThat(EventCsv.cell(value)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "x\t=1", "x\n=1", "x\r\n=1"})
    @DisplayName("No cell is a formula after a tab or a line end")
    void lineEnds(String value) {
        assertThat(EventCsv.cell(value)).contains("'=1").doesNotContain("\t=", "\n=", "\r=");
    }
}
