package io.tillgate.user.activation;

import java.util.Locale;

/** What an action link is for. */
public enum LinkPurpose {
    /** Sets the first password of an account. */
    ACTIVATION("/activate"),
    /** Sets a new password for one that is forgotten. */
    PASSWORD_RESET("/password-reset");

    private final String page;

    LinkPurpose(String page) {
        this.page = page;
    }

    /** The path of the page that the link opens. */
    String page() {
        return page;
    }

    /** The name in the table. */
    String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
