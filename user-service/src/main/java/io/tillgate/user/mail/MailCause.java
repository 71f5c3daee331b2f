package io.tillgate.user.mail;

/** The cause of a mail that is counted. Each cause has its own count, so that none uses up the quota of another. */
public enum MailCause {
    /** A user enters an address that is not verified. */
    ADDRESS_NAMED,
    /** A password reset is requested for accounts that have not verified the address. */
    UNPROVEN_RESET,
    /** A password reset is requested for accounts that have verified the address. */
    PROVEN_RESET,
    /** An administrator or the bootstrap file gives an address to an account. */
    ADMINISTRATOR
}
