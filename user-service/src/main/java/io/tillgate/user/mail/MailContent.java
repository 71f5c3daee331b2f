package io.tillgate.user.mail;

/**
 * A mail as it is sent. It may hold a link that is a secret: it does not print itself.
 *
 * @param to the address
 * @param subject one line
 * @param text for readers without HTML
 * @param html for the others
 */
record MailContent(String to, String subject, String text, String html) {
    @Override
    public String toString() {
        return "MailContent[redacted]";
    }
}
