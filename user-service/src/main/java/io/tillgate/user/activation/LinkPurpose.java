package io.tillgate.user.activation;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** The purpose of an action link. Its page is below the paths that every gateway routes to this service. */
public enum LinkPurpose {
    /** Sets the first password of an account. */
    ACTIVATION("/activate"),
    /** Replaces a forgotten password. */
    PASSWORD_RESET("/password-reset"),
    /** Verifies an address and makes it the account's address. */
    EMAIL_CONFIRMATION("/password-reset/confirm-email"),
    /** Restores the address before a change and sets a new password. */
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
