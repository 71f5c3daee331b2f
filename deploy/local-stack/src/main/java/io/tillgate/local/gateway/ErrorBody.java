package io.tillgate.local.gateway;

import io.tillgate.http.MalformedMessage;
import io.tillgate.http.RefusalBody;
import io.vertx.core.buffer.Buffer;

/**
 * An error response of the gateway itself.
 *
 * @param contentType the media type of the body
 * @param retryAfterSeconds the value of {@code Retry-After}; 0 for none
 */
record ErrorBody(int status, String contentType, Buffer body, int retryAfterSeconds) {
    private static final int RETRY_AFTER_SECONDS = 2;

    private ErrorBody(RefusalBody body, int retryAfterSeconds) {
        this(body.status(), body.contentType(), Buffer.buffer(body.json()), retryAfterSeconds);
    }

    static ErrorBody notFound() {
        return new ErrorBody(RefusalBody.of("", 404, "not-found", "Nothing is at this path"), 0);
    }

    static ErrorBody malformed(String path, int status, String text) {
        return new ErrorBody(RefusalBody.of(path, status, MalformedMessage.TYPE, text), 0);
    }

    static ErrorBody tooLarge(String path) {
        return new ErrorBody(RefusalBody.of(path, 413, "body-too-large", "The body is larger than 64 KiB"), 0);
    }

    static ErrorBody tooSlow(String path) {
        return new ErrorBody(RefusalBody.of(path, 408, "request-timeout", "The request did not arrive in time"), 0);
    }

    /**
     * Returns the response to plain HTTP on a TLS port. It is never a redirect, which would teach clients to send
     * secrets unencrypted first (RFC 6749 §1.6, §3.2).
     *
     * @param origin the https origin
     */
    static ErrorBody httpsRequired(String path, String origin) {
        return new ErrorBody(
                RefusalBody.of(path, 400, "https-required", "This server speaks https only: " + origin), 0);
    }

    static ErrorBody unavailable(String path, String service) {
        return new ErrorBody(
                RefusalBody.of(path, 503, "unavailable", "temporarily_unavailable", service + " is out of reach"),
                RETRY_AFTER_SECONDS);
    }
}
