package io.tillgate.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/**
 * The answer to a request that is refused before its endpoint is asked, in the form that the endpoint's errors have.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param json the body
 */
public record RefusalBody(int status, String contentType, String json) {
    private static final List<String> OAUTH = List.of("/oauth", "/auth", "/apps/auth", "/userinfo");

    /**
     * For one path; at OAuth endpoints the error is {@code invalid_request}.
     *
     * @param type the last segment of the problem's URI
     * @param text for people, without a character that JSON escapes
     */
    public static RefusalBody of(String path, int status, String type, String text) {
        return of(path, status, type, "invalid_request", text);
    }

    /**
     * For one path.
     *
     * @param type the last segment of the problem's URI
     * @param error the error at OAuth endpoints
     * @param text for people, without a character that JSON escapes
     */
    public static RefusalBody of(String path, int status, String type, String error, String text) {
        return speaksOAuth(path)
                // RFC 6749 §5.2
                ? new RefusalBody(
                        status,
                        "application/json",
                        "{\"error\":\"" + error + "\",\"error_description\":\"" + text + "\"}")
                // RFC 9457
                : new RefusalBody(
                        status,
                        "application/problem+json",
                        "{\"type\":\"https://tillgate.io/problems/" + type + "\",\"title\":\"" + text + "\",\"status\":"
                                + status + "}");
    }

    /** Whether the errors of an endpoint have the form of RFC 6749 section 5.2; those of all others are problem details. */
    public static boolean speaksOAuth(String path) {
        return isBelow(OAUTH, path);
    }

    /** Whether a path is one of some others, or below one. */
    public static boolean isBelow(List<String> prefixes, String path) {
        return prefixes.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    /** Ends a response with this. Nothing keeps it. */
    public void send(HttpServerResponse response) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(json);
    }
}
