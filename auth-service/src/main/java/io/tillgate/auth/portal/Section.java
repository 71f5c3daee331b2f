package io.tillgate.auth.portal;

/** The parts of the portal, as its navigation lists them. */
public enum Section {
    /** The account itself. */
    ACCOUNT,
    /** Its API apps. */
    APPS,
    /** The apps that it is connected with. */
    CONNECTED,
    /** Its API keys. */
    API_KEYS,
    /** The browsers that it is signed in at. */
    BROWSERS,
    /** For administrators: all accounts. */
    ACCOUNTS,
    /** For administrators: all clients. */
    CLIENTS,
    /** For administrators: the scopes. */
    SCOPES,
    /** For administrators: the signing keys. */
    SIGNING_KEYS,
    /** For administrators: the audit log. */
    EVENTS
}
