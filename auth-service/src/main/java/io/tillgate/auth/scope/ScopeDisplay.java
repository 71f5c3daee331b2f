package io.tillgate.auth.scope;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a scope is shown to the people who grant it, in the words of the module that registered it.
 *
 * @param label its name
 * @param description what granting it allows
 * @param translations both in other languages, by language tag (BCP 47)
 * @param icon Font Awesome classes
 * @param color a named colour of the consent page
 * @param app the app that it belongs to
 * @param owner the client that registered it
 */
public record ScopeDisplay(
        @Nullable String label,
        @Nullable String description,
        Map<String, ScopeWording> translations,
        @Nullable String icon,
        @Nullable String color,
        @Nullable String app,
        @Nullable String owner) {

    /** Copies its map. */
    public ScopeDisplay {
        translations = Map.copyOf(translations);
    }

    /**
     * The same in a language, where there is a translation: into the language itself, else into one of its variants.
     *
     * @param language an ISO 639 code
     */
    public ScopeDisplay in(String language) {
        ScopeWording wording = translations.containsKey(language)
                ? translations.get(language)
                : translations.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(language + "-"))
                        .min(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .orElse(null);
        return wording == null
                ? this
                : new ScopeDisplay(wording.label(), wording.description(), translations, icon, color, app, owner);
    }
}
