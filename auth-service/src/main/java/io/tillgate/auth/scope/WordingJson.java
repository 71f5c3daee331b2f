package io.tillgate.auth.scope;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** The JSON of translations in the database: {@code {"it": {"label": ..., "description": ...}}}. */
final class WordingJson {
    private static final String LABEL = "label";
    private static final String DESCRIPTION = "description";

    private WordingJson() {}

    static String write(Map<String, ScopeWording> translations) {
        JsonObject json = new JsonObject();
        translations.forEach((language, wording) ->
                json.put(language, JsonObject.of(LABEL, wording.label(), DESCRIPTION, wording.description())));
        return json.encode();
    }

    static Map<String, ScopeWording> read(JsonObject json) {
        Map<String, ScopeWording> translations = new HashMap<>();
        for (String language : json.fieldNames()) {
            JsonObject wording = json.getJsonObject(language);
            translations.put(language, new ScopeWording(wording.getString(LABEL), wording.getString(DESCRIPTION)));
        }
        return translations;
    }
}
