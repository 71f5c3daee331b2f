package io.tillgate.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * A response to a call of the demo.
 *
 * @param body its JSON; a missing node if it is not JSON
 */
record Answer(int status, JsonNode body, Duration took) {
    /** Returns a text field of the body; empty if it is missing. */
    String text(String field) {
        return body.path(field).asText("");
    }

    double millis() {
        return took.toNanos() / 1_000_000.0;
    }
}
