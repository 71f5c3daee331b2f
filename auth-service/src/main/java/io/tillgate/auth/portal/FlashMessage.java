package io.tillgate.auth.portal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The message shown after a form has been processed. Addresses name a constant, so that they cannot inject a text. */
public enum FlashMessage {
    /** The profile was changed. */
    PROFILE(PortalText::doneProfile),
    /** A verification link was sent to an email address. */
    EMAIL_LINK(PortalText::doneEmailLink),
    /** The password was changed. */
    PASSWORD(PortalText::donePassword),
    /** An app was created. */
    APP(PortalText::doneApp),
    /** A new secret was created. */
    SECRET(PortalText::doneSecret),
    /** An app was deleted. */
    APP_DELETED(PortalText::doneAppDeleted),
    /** An app was disconnected. */
    DISCONNECTED(PortalText::doneDisconnected),
    /** All apps were disconnected. */
    ALL_DISCONNECTED(PortalText::doneAllDisconnected),
    /** An API key was revoked. */
    KEY_REVOKED(PortalText::doneKeyRevoked),
    /** A session was ended. */
    BROWSER(PortalText::doneBrowser),
    /** All other sessions were ended. */
    OTHER_BROWSERS(PortalText::doneOtherBrowsers),
    /** An account was created. */
    ACCOUNT_CREATED(PortalText::doneAccountCreated),
    /** An account was changed. */
    ACCOUNT_CHANGED(PortalText::doneAccountChanged),
    /** An account was deleted. */
    ACCOUNT_DELETED(PortalText::doneAccountDeleted),
    /** A client was created. */
    CLIENT_CREATED(PortalText::doneClientCreated),
    /** A client was disabled or enabled. */
    CLIENT_CHANGED(PortalText::doneClientChanged),
    /** The next signing key was created. */
    KEY_ROTATED(PortalText::doneKeyRotated);

    private final Function<PortalText, String> words;

    FlashMessage(Function<PortalText, String> words) {
        this.words = words;
    }

    /**
     * Returns the message that a page with a secret may show.
     *
     * @param done the word of a message, or null
     * @param secret the secret, or null if the page no longer has it
     * @return {@code done}; null if the message refers to a secret that the page does not have
     */
    public static @Nullable String withSecret(@Nullable String done, @Nullable String secret) {
        return secret == null && (APP.word().equals(done) || SECRET.word().equals(done)) ? null : done;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String in(PortalText text) {
        return words.apply(text);
    }

    static Optional<FlashMessage> of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(notice -> notice.word().equals(word))
                .findFirst();
    }
}
