package io.tillgate.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What a call brought.
 *
 * @param body its JSON, or a missing node where it is none
 */
record Answer(int status, JsonNode body, Duration took) {
    /** A text field of the body. */
    String text(String field) {
        return body.path(field).asText("");
    }

    double millis() {
        return took.toNanos() / 1_000_000.0;
    }
}
