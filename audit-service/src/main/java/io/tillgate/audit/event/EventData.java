package io.tillgate.audit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * An event's JSON object, of a type that this version may or may not know.
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

    /** A member that is a short plain text. */
    Optional<String> text(String name) {
        return Optional.ofNullable(json.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(RecordText::plain);
    }

    /** Without insignificant space. */
    String compact() {
        return json.toString();
    }
}
