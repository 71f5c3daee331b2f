package io.tillgate.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/**
 * The response to a request that is refused before it reaches its endpoint, in the endpoint's error format.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param json the body
 */
public record RefusalBody(int status, String contentType, String json) {
    private static final List<String> OAUTH = List.of("/oauth", "/auth", "/apps/auth", "/userinfo");

    /**
     * The response for a path. At OAuth endpoints the error is {@code invalid_request}.
     *
     * @param type the last segment of the problem's URI
     * @param text the message, without characters that JSON escapes
     */
    public static RefusalBody of(String path, int status, String type, String text) {
        return of(path, status, type, "invalid_request", text);
    }

    /**
     * The response for a path.
     *
     * @param type the last segment of the problem's URI
     * @param error the error at OAuth endpoints
     * @param text the message, without characters that JSON escapes
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

    /** Returns whether an endpoint has the errors of RFC 6749 section 5.2 instead of problem details. */
    public static boolean speaksOAuth(String path) {
        return isBelow(OAUTH, path);
    }

    /** Returns whether a path is one of the prefixes or below one. */
    public static boolean isBelow(List<String> prefixes, String path) {
        return prefixes.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    /** Sends it as the response. No cache may store it. */
    public void send(HttpServerResponse response) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(json);
    }
}
