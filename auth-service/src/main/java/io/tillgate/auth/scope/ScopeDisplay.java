package io.tillgate.auth.scope;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts and icon with which a scope is shown to users, as registered by its module.
 *
 * @param description what granting it allows
 * @param translations label and description by language tag (BCP 47)
 * @param icon Font Awesome classes
 * @param color a named colour of the consent page
 * @param app the app to which it belongs
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

    public ScopeDisplay {
        translations = Map.copyOf(translations);
    }

    /**
     * Returns the texts in a language if there is a translation for it or for a variant of it; else the original.
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
