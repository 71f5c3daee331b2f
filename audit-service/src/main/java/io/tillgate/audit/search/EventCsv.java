package io.tillgate.audit.search;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Formats events as CSV lines (RFC 4180). Text that a spreadsheet would evaluate as a formula is prefixed with an
 * apostrophe. This includes text after a semicolon, tab or line break, which begins a new cell in some locales.
 */
final class EventCsv {
    static final String HEAD = "time,type,id,subject,actor,client_id,address,trace_id,source,leaf_index,data\r\n";

    private static final Pattern FORMULA =
            Pattern.compile("(?<=^|[;\t\r\n])(?=[\\s\"]*+[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r])");

    private EventCsv() {}

    static String line(StoredEvent stored) {
        EventResponse event = stored.event();
        return Stream.of(
                        event.time(),
                        event.type(),
                        event.id(),
                        event.subject(),
                        event.actor(),
                        event.clientId(),
                        event.address(),
                        event.traceId(),
                        event.source(),
                        stored.leafIndex(),
                        event.data())
                .map(EventCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String safe = FORMULA.matcher(text).replaceAll("'");
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
