package io.tillgate.auth.account;

/**
 * A password in the clear, on its way to be checked.
 *
 * @param value the password
 */
public record RawPassword(String value) {
    @Override
    public String toString() {
        return "RawPassword[redacted]";
    }
}
