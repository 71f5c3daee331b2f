package io.tillgate.audit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * The JSON object of an event of a known or unknown type.
 *
 * @param json the object
 */
record EventData(JsonNode json) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static EventData parse(byte[] value) throws UnreadableRecordException {
        try {
            JsonNode json = MAPPER.readTree(RecordText.utf8(value));
            if (!json.isObject()) {
                throw new UnreadableRecordException("the value is not a JSON object");
            }
            return new EventData(json);
        } catch (JsonProcessingException e) {
            throw new UnreadableRecordException("the value is not JSON", e);
        }
    }

    /** Returns a member if it is plain text that {@link RecordText#plain} accepts. */
    Optional<String> text(String name) {
        return Optional.ofNullable(json.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(RecordText::plain);
    }

    /** Returns the JSON without insignificant whitespace. */
    String compact() {
        return json.toString();
    }
}
