package io.tillgate.auth.account;

/**
 * A password in plain text, to be verified.
 *
 * @param value the password
 */
public record RawPassword(String value) {
    @Override
    public String toString() {
        return "RawPassword[redacted]";
    }
}
