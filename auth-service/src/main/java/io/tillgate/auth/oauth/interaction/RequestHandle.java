package io.tillgate.auth.oauth.interaction;

/**
 * The name of a pending request in the addresses of the pages: the encrypted request itself. Only the browser that the
 * request is bound to can use it.
 *
 * @param value its value
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
