package io.tillgate.user.mail;

import java.util.List;

/**
 * The content of a mail for its templates.
 *
 * @param language an ISO 639 code
 * @param subject the subject line
 * @param greeting the first line
 * @param paragraphs the paragraphs before the button
 * @param action the label of the button
 * @param link the URL that the button opens
 * @param accounts if there are several accounts, a button for each instead of the one; else empty
 * @param orOpen the text before the link in full
 * @param notes the paragraphs after the button
 * @param closing the last line, which names the sender
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
