package io.tillgate.user.mail;

/**
 * A link in a mail, and the account that it is for. It does not print itself.
 *
 * @param userName the name of the account
 * @param link its address
 */
public record AccountLink(String userName, String link) {
    @Override
    public String toString() {
        return "AccountLink[redacted]";
    }
}
