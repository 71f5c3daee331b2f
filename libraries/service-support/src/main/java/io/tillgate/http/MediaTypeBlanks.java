package io.tillgate.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the blanks and tabs beside the semicolons of media types away (RFC 9110 section 5.6.6: optional whitespace), which
 * the framework does not expect in {@code Content-Type} and {@code Accept}.
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

    /** The same media types, with no blank beside a semicolon that is not quoted. */
    static String without(String mediaTypes) {
        return QUOTED_OR_SEMICOLON
                .matcher(mediaTypes)
                .replaceAll(found -> found.group(2) == null ? "$0" : ";")
                .strip();
    }
}
