package io.tillgate.auth.page;

/**
 * What every page with a form needs.
 *
 * @param language the language of the page, an ISO 639 code
 * @param formToken the token that its form sends back
 */
public record PageContext(String language, String formToken) {
    @Override
    public String toString() {
        return "PageContext[" + language + "]";
    }
}
