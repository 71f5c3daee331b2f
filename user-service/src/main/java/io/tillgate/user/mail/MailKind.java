package io.tillgate.user.mail;

import java.util.Locale;

/** The kind of a mail. */
enum MailKind {
    ACTIVATION,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    EMAIL_CONFIRMATION,
    EMAIL_CHANGED,
    API_KEY_ISSUED,
    APP_CREATED,
    APP_SECRET_ISSUED,
    SIGN_INS_BLOCKED;

    /** The name in the table and in metrics. */
    String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
