package io.tillgate.user.mail;

/** What causes a mail that is counted. Each cause has a count of its own: none uses up the mails of another. */
public enum MailCause {
    /** Somebody names an address that is not proven. */
    ADDRESS_NAMED,
    /** Somebody asks for a new password for accounts that have not proven the address. */
    UNPROVEN_RESET,
    /** Somebody asks for a new password for accounts that have proven the address. */
    PROVEN_RESET,
    /** An administrator, or whoever operates the service, gives an address to an account. */
    ADMINISTRATOR
}
