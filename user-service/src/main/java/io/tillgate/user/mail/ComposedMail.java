package io.tillgate.user.mail;

import java.util.List;

/**
 * The content of a mail for its templates.
 *
 * @param language an ISO 639 code
 * @param subject the title
 * @param greeting the first line
 * @param paragraphs what it says before its button
 * @param action what its button says
 * @param link where the button leads
 * @param accounts a button for each of several accounts, instead of the one
 * @param orOpen what comes before the link in full
 * @param notes what it says after the button
 * @param closing who sends it
 */
record ComposedMail(
        String language,
        String subject,
        String greeting,
        List<String> paragraphs,
        String action,
        String link,
        List<AccountLink> accounts,
        String orOpen,
        List<String> notes,
        String closing) {
    @Override
    public String toString() {
        return "ComposedMail[redacted]";
    }
}
