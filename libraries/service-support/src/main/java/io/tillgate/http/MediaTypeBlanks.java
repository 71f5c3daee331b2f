package io.tillgate.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Removes the optional whitespace around semicolons in {@code Content-Type} and {@code Accept} (RFC 9110 section
 * 5.6.6), which the framework does not expect.
 */
@Singleton
public class MediaTypeBlanks {
    private static final int BEFORE_ROUTING = 1_500_000;
    private static final Pattern QUOTED_OR_SEMICOLON =
            Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*+\"?+)|[ \\t]*+(;)[ \\t]*+|([ \\t]++)");

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    normalize(context.request().headers(), HttpHeaders.CONTENT_TYPE);
                    normalize(context.request().headers(), HttpHeaders.ACCEPT);
                    context.next();
                },
                BEFORE_ROUTING);
    }

    private static void normalize(MultiMap headers, CharSequence name) {
        List<String> values = headers.getAll(name);
        if (values.stream().anyMatch(value -> value.indexOf(';') > 0)) {
            headers.remove(name);
            values.forEach(value -> headers.add(name, without(value)));
        }
    }

    /** The media types without whitespace around unquoted semicolons. */
    static String without(String mediaTypes) {
        return QUOTED_OR_SEMICOLON
                .matcher(mediaTypes)
                .replaceAll(found -> found.group(2) == null ? "$0" : ";")
                .strip();
    }
}
