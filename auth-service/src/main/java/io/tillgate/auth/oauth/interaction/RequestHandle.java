package io.tillgate.auth.oauth.interaction;

/**
 * The name of a pending request in the addresses of pages: the encrypted request. It works only in the browser that the
 * request is bound to.
 *
 * @param value the encrypted request
 */
public record RequestHandle(String value) {
    /** The maximum length in characters, so that addresses pass proxies that limit a request line to 8 KiB. */
    static final int MAX_LENGTH = 6_000;

    boolean isTooLong() {
        return value.length() > MAX_LENGTH;
    }

    @Override
    public String toString() {
        return "RequestHandle[redacted]";
    }
}
