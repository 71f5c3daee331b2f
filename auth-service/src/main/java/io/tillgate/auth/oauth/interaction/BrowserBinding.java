package io.tillgate.auth.oauth.interaction;

/**
 * A browser, identified by a cookie of 256 random bits whether or not a person is signed in.
 *
 * @param value what the cookie holds
 * @param isNew whether it has yet to be given the cookie
 */
public record BrowserBinding(String value, boolean isNew) {
    @Override
    public String toString() {
        return "BrowserBinding[redacted]";
    }
}
