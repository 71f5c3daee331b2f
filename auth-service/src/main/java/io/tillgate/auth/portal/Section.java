package io.tillgate.auth.portal;

/** The sections in the portal's navigation. */
public enum Section {
    /** The account and its profile. */
    ACCOUNT,
    /** The account's API apps. */
    APPS,
    /** The apps that are connected to the account. */
    CONNECTED,
    /** The account's API keys. */
    API_KEYS,
    /** The browsers in which the account is signed in. */
    BROWSERS,
    /** For administrators: all accounts. */
    ACCOUNTS,
    /** For administrators: all clients. */
    CLIENTS,
    /** For administrators: all scopes. */
    SCOPES,
    /** For administrators: the signing keys. */
    SIGNING_KEYS,
    /** For administrators: the audit log. */
    EVENTS
}
