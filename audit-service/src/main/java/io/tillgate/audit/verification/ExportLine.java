package io.tillgate.audit.verification;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A line of an export. Its text is already JSON and is written unchanged.
 *
 * @param json the JSON object
 */
public record ExportLine(String json) {

    @JsonValue
    @JsonRawValue
    @Override
    public String json() {
        return json;
    }
}
