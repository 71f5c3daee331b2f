package io.tillgate.e2e.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ids, tokens and secrets that the services gave where the examples of their answers have others. */
final class ExampleValues {
    /** Shorter values, such as names, are the same in the answers. */
    private static final int LENGTH = 16;

    private final Map<String, String> real = new LinkedHashMap<>();

    /** Learns the values of an answer by its example. */
    void put(JsonNode example, JsonNode answer) {
        if (example.isTextual() && answer.isTextual() && example.asText().length() >= LENGTH) {
            real.putIfAbsent(example.asText(), answer.asText());
        }
        example.properties().forEach(member -> put(member.getValue(), answer.path(member.getKey())));
        for (int i = 0; i < example.size() && example.isArray() && i < answer.size(); i++) {
            put(example.get(i), answer.get(i));
        }
    }

    /** A text of an example with the values that the services gave. */
    String real(String text) {
        String replaced = text;
        for (Map.Entry<String, String> value : real.entrySet()) {
            replaced = replaced.replace(value.getKey(), value.getValue());
        }
        return replaced;
    }
}
