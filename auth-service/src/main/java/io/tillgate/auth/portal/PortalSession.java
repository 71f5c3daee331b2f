package io.tillgate.auth.portal;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.SignedInAccount;
import io.tillgate.auth.oauth.interaction.BrowserBinding;
import io.tillgate.auth.session.BrowserSession;
import java.util.UUID;

/**
 * A person who is signed in, on a page of the portal.
 *
 * @param session the session of the browser
 * @param account who it is, as this service knows it at this moment
 * @param browser the browser
 * @param language the language of the page
 */
public record PortalSession(BrowserSession session, Account account, BrowserBinding browser, String language) {
    private static final String ADMINISTRATORS = "administrator";

    /** The account's id. */
    public UUID accountId() {
        return account.id();
    }

    /** The account, as it calls other services. */
    public SignedInAccount caller() {
        return new SignedInAccount(account, session.authenticatedAt());
    }

    /** The account as the one who acts, in events. */
    public String actor() {
        return account.id().toString();
    }

    /** Whether it may open the administrators' pages, at this moment. */
    public boolean isAdministrator() {
        return account.groups().contains(ADMINISTRATORS);
    }

    /** What the portal says, in the language of the page. */
    public PortalText text() {
        return text(language);
    }

    /** What the portal says, in a language. */
    static PortalText text(String language) {
        return MessageBundles.get(PortalText.class, Localized.Literal.of(language));
    }
}
