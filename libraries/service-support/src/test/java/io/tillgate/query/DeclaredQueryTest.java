package io.tillgate.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredQueryTest {

    /** Where a page begins. */
    static class Page {
        @QueryParam("page_limit")
        int limit;

        @RestQuery
        String cursor = "";
    }

    /** A resource. */
    static class Resource {
        void end(
                @QueryParam("client_id") String clientId,
                @RestQuery String app,
                @RestQuery("dry_run") boolean dryRun,
                @QueryParam("tag") List<String> tags,
                @BeanParam Page page,
                String body) {}
    }

    private final DeclaredQuery declared = new DeclaredQuery(end());

    private static Method end() {
        return Arrays.stream(Resource.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("end"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @DisplayName("A parameter that is declared, has a value and comes once passes")
    @CsvSource({
        "client_id, x, ",
        "app, x, ",
        "dry_run, true, ",
        "dry_run, false, ",
        "tag, a b, ",
        "page_limit, 20, ",
        "cursor, x, ",
        "clientId, x, is not known",
        "body, x, is not known",
        "Client_Id, x, is not known",
        "client_id, '', must not be empty",
        "client_id, a b, must be given once",
        "dry_run, '', 'must be true or false, once'",
        "dry_run, TRUE, 'must be true or false, once'",
        "dry_run, true true, 'must be true or false, once'",
        "page_limit, x, 'must be a number, once'",
        "page_limit, 1 2, must be given once"
    })
    void violations(String name, String values, String message) {
        assertThat(declared.violation(name, List.of(values.split(" ", -1))).orElse(null))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @DisplayName("At a method that only reads, numbers are numbers, and the rest is left alone")
    @CsvSource({"page_limit, 20, ", "page_limit, '', 'must be a number, once'", "client_id, '', ", "unknown, x, "})
    void numbers(String name, String value, String message) {
        assertThat(declared.numberViolation(name, List.of(value)).orElse(null)).isEqualTo(message);
    }
}
