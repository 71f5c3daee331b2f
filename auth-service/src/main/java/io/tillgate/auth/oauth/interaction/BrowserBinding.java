package io.tillgate.auth.oauth.interaction;

/**
 * A browser, identified by a cookie of 256 random bits, whether or not a user is signed in.
 *
 * @param value the value of the cookie
 * @param isNew whether the cookie has yet to be set
 */
public record BrowserBinding(String value, boolean isNew) {
    @Override
    public String toString() {
        return "BrowserBinding[redacted]";
    }
}
