package io.tillgate.auth.portal;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.SignedInAccount;
import io.tillgate.auth.oauth.interaction.BrowserBinding;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.web.Language;
import java.util.UUID;

/**
 * The session in which a page of the portal is requested.
 *
 * @param account the account in its current state
 * @param language the language of the page
 */
public record PortalSession(BrowserSession session, Account account, BrowserBinding browser, Language language) {
    private static final String ADMINISTRATORS = "administrator";

    /** Returns the account's id. */
    public UUID accountId() {
        return account.id();
    }

    /** Returns the account for calls to other services. */
    public SignedInAccount caller() {
        return new SignedInAccount(account, session.authenticatedAt());
    }

    /** Returns the account's id as the actor of events. */
    public String actor() {
        return account.id().toString();
    }

    /** Returns whether the account is in the administrators' group now. */
    public boolean isAdministrator() {
        return account.groups().contains(ADMINISTRATORS);
    }

    /** Returns the portal's messages in the language of the page. */
    public PortalText text() {
        return text(language);
    }

    /** Returns the portal's messages in a language. */
    static PortalText text(Language language) {
        return MessageBundles.get(PortalText.class, Localized.Literal.of(language.code()));
    }
}
