package io.tillgate.user.activation;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What an action link is for. Its pages are below the paths that every gateway leads here. */
public enum LinkPurpose {
    /** Sets the first password of an account. */
    ACTIVATION("/activate"),
    /** Sets a new password for one that is forgotten. */
    PASSWORD_RESET("/password-reset"),
    /** Proves an address, and makes it the account's own. */
    EMAIL_CONFIRMATION("/password-reset/confirm-email"),
    /** Puts the address before a change back, with a new password. */
    EMAIL_RECOVERY("/password-reset/restore-email");

    @EnumeratedValue
    private final String storedName = name().toLowerCase(Locale.ROOT);

    private final String page;

    LinkPurpose(String page) {
        this.page = page;
    }

    /** The path of the page that the link opens. */
    String page() {
        return page;
    }
}
