package io.tillgate.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The headers that protect a page, and the link that led to it (Content Security Policy Level 3, RFC 6749 section
 * 10.13).
 *
 * @param secure whether the pages are served over TLS
 * @param sources the directives of the Content Security Policy for sources other than styles and scripts
 */
public record PageHeaders(boolean secure, String sources) {
    static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";

    private static final String POLICY = "default-src 'none'; style-src 'self'; %s; script-src 'self';"
            + " form-action %s; frame-ancestors 'none'; base-uri 'none'";

    /** Adds the headers of a response that is not a page, such as a redirect. */
    public Response.ResponseBuilder addTo(Response.ResponseBuilder response) {
        response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header(CONTENT_TYPE_OPTIONS, "nosniff");
        return secure ? response.header("Strict-Transport-Security", "max-age=31536000") : response;
    }

    /**
     * The response with a page.
     *
     * @param formTargets the source expressions of the Content Security Policy for the targets of its form
     */
    public Response.ResponseBuilder page(int status, String html, String formTargets) {
        return addTo(Response.status(status))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY.formatted(sources, formTargets))
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .entity(html);
    }
}
