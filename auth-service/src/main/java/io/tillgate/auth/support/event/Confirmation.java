package io.tillgate.auth.support.event;

/** The answer of a topic's owner about a record. */
public enum Confirmation {
    /** The record is current. */
    CONFIRMED,
    /** The record is outdated; a newer one follows. */
    SUPERSEDED,
    /** The record contradicts the owner's data and was written by somebody else. */
    DIFFERENT,
    /** The entity of the record does not exist. */
    UNKNOWN
}
