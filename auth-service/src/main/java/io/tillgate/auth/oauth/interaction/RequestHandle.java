package io.tillgate.auth.oauth.interaction;

/**
 * What a waiting request is called in the addresses of the pages: the request itself, sealed. It is of use to the browser
 * alone that the request is bound to.
 *
 * @param value its text
 */
public record RequestHandle(String value) {
    /** The longest handle, in characters: an address with it passes proxies that take request lines of 8 KiB. */
    static final int MAX_LENGTH = 6_000;

    boolean isTooLong() {
        return value.length() > MAX_LENGTH;
    }

    @Override
    public String toString() {
        return "RequestHandle[redacted]";
    }
}
