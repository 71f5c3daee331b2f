package io.tillgate.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * A response of the origin.
 *
 * @param body its JSON; a missing node if it is not JSON
 */
public record Answer(int status, JsonNode body, Duration took) {
    /** Returns a text field of the body; empty if it is missing. */
    public String text(String field) {
        return body.path(field).asText("");
    }

    /** Returns the error fields of RFC 6749 §5.2 and RFC 9457, which contain no secrets. */
    public String reason() {
        return String.join(" ", text("error"), text("error_description"), text("title"), text("detail"))
                .strip();
    }

    public double millis() {
        return took.toNanos() / 1_000_000.0;
    }
}
