package io.tillgate.local.gateway;

import io.tillgate.http.MalformedMessage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * An error response of the gateway itself.
 *
 * @param contentType the media type of the body
 * @param retryAfterSeconds the value of {@code Retry-After}; 0 for none
 */
record ErrorBody(int status, String contentType, Buffer body, int retryAfterSeconds) {
    private static final int RETRY_AFTER_SECONDS = 2;

    static ErrorBody notFound() {
        return problem(404, "not-found", "Nothing is at this path", 0);
    }

    static ErrorBody malformed(String path, int status, String text) {
        return RouteTable.speaksOAuth(path)
                ? oauth(status, "invalid_request", text, 0)
                : problem(status, MalformedMessage.TYPE, text, 0);
    }

    static ErrorBody tooLarge(String path) {
        return RouteTable.speaksOAuth(path)
                ? oauth(413, "invalid_request", "The body is larger than 64 KiB", 0)
                : problem(413, "body-too-large", "The body is larger than 64 KiB", 0);
    }

    static ErrorBody tooSlow(String path) {
        String text = "The request did not arrive in time";
        return RouteTable.speaksOAuth(path)
                ? oauth(408, "invalid_request", text, 0)
                : problem(408, "request-timeout", text, 0);
    }

    /**
     * Returns the response to plain HTTP on a TLS port. It is never a redirect, which would teach clients to send
     * secrets unencrypted first (RFC 6749 §1.6, §3.2).
     *
     * @param origin the https origin
     */
    static ErrorBody httpsRequired(String path, String origin) {
        String text = "This server speaks https only: " + origin;
        return RouteTable.speaksOAuth(path)
                ? oauth(400, "invalid_request", text, 0)
                : problem(400, "https-required", text, 0);
    }

    static ErrorBody unavailable(String path, String service) {
        String text = service + " is out of reach";
        return RouteTable.speaksOAuth(path)
                ? oauth(503, "temporarily_unavailable", text, RETRY_AFTER_SECONDS)
                : problem(503, "unavailable", text, RETRY_AFTER_SECONDS);
    }

    /** Returns problem details (RFC 9457). */
    private static ErrorBody problem(int status, String type, String title, int retryAfterSeconds) {
        JsonObject body = new JsonObject()
                .put("type", "https://tillgate.io/problems/" + type)
                .put("title", title)
                .put("status", status);
        return new ErrorBody(status, "application/problem+json", body.toBuffer(), retryAfterSeconds);
    }

    /** Returns an OAuth error (RFC 6749 §5.2). */
    private static ErrorBody oauth(int status, String error, String description, int retryAfterSeconds) {
        JsonObject body = new JsonObject().put("error", error).put("error_description", description);
        return new ErrorBody(status, "application/json", body.toBuffer(), retryAfterSeconds);
    }
}
