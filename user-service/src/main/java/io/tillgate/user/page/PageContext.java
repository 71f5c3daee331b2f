package io.tillgate.user.page;

import io.tillgate.user.language.Language;

/**
 * The data that every page with a form needs.
 *
 * @param language the language of the page
 * @param csrfToken the token that its form sends back
 */
public record PageContext(Language language, String csrfToken) {
    /** The ISO 639 code of the language. */
    public String lang() {
        return language.code();
    }

    @Override
    public String toString() {
        return "PageContext[" + language + "]";
    }
}
