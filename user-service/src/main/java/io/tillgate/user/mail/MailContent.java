package io.tillgate.user.mail;

/**
 * A mail as it is sent. {@link #toString} redacts it, since it may contain a secret link.
 *
 * @param to the address
 * @param subject the subject line
 * @param text the plain-text version
 * @param html the HTML version
 */
record MailContent(String to, String subject, String text, String html) {
    @Override
    public String toString() {
        return "MailContent[redacted]";
    }
}
