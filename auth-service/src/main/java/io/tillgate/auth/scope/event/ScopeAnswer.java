package io.tillgate.auth.scope.event;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillgate.auth.support.event.Confirmation;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.ScopeChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads scope-registry's response for a scope, and compares it with an event, which has the same member names. */
final class ScopeAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRANSLATIONS = "translations";
    private static final String CONSENT_VERSION = "consent_version";
    private static final String API_KEYS = "api_keys";
    private static final String GRAVE = "grave";

    private static final ObjectMapper DEFINITIONS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ScopeAnswer() {}

    /** Returns a definition as its event tells it, without what caused it. */
    static ScopeChanged definition(JsonNode is) {
        ObjectNode definition = is.deepCopy();
        return DEFINITIONS.convertValue(definition.put("cause", ""), ScopeChanged.class);
    }

    static Confirmation of(CloudEvent event, ScopeChanged told, JsonNode is) {
        if (!told.namespace().equals(is.path("namespace").asText())) {
            return Confirmation.UNKNOWN;
        }
        long version = is.path("version").asLong();
        if (told.version() < version) {
            return Confirmation.SUPERSEDED;
        }
        return asEvent(event, told, is.deepCopy()).equals(asEvent(event, told, members(event)))
                ? Confirmation.CONFIRMED
                : Confirmation.DIFFERENT;
    }

    private static ObjectNode members(CloudEvent event) {
        try {
            return (ObjectNode) JSON.readTree(event.toRecord().value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a definition as event data, without default values and with the event's own cause, actor and revoke. */
    private static Object asEvent(CloudEvent event, ScopeChanged told, ObjectNode is) {
        is.put("cause", told.cause()).put("actor", told.actor()).put("revoke", told.revoke());
        if (is.path(TRANSLATIONS).isEmpty()) {
            is.remove(TRANSLATIONS);
        }
        if (is.path(CONSENT_VERSION).asLong() == 1) {
            is.remove(CONSENT_VERSION);
        }
        if (is.path(API_KEYS).asBoolean(true)) {
            is.remove(API_KEYS);
        }
        if (!is.path(GRAVE).asBoolean()) {
            is.remove(GRAVE);
        }
        return CloudEvent.read(event.toRecord().headers(), is.toString().getBytes(StandardCharsets.UTF_8))
                .data();
    }
}
