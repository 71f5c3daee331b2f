package io.tillgate.web;

/**
 * The data that every page with a form needs.
 *
 * @param csrfToken the token that its form sends back
 */
public record PageContext(String csrfToken) {
    /** Omits the token. */
    @Override
    public String toString() {
        return "PageContext";
    }
}
