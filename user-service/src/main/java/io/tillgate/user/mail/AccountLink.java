package io.tillgate.user.mail;

/**
 * A link in a mail and the account it belongs to. {@link #toString} redacts it.
 *
 * @param userName the name of the account
 * @param link its URL
 */
public record AccountLink(String userName, String link) {
    @Override
    public String toString() {
        return "AccountLink[redacted]";
    }
}
