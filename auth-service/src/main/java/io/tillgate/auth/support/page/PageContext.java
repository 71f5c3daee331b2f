package io.tillgate.auth.support.page;

/**
 * The values that every page with a form needs.
 *
 * @param language the language of the page, an ISO 639 code
 * @param csrfToken the token that its form sends back
 */
public record PageContext(String language, String csrfToken) {
    @Override
    public String toString() {
        return "PageContext[" + language + "]";
    }
}
