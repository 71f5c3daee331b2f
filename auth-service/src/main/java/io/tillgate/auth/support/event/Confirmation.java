package io.tillgate.auth.support.event;

/** What the owner of a topic says of a record on it. */
public enum Confirmation {
    /** It is as the record says. */
    CONFIRMED,
    /** It was changed later: another record follows. */
    SUPERSEDED,
    /** It is not as the record says, and was not: somebody else has written the record. */
    DIFFERENT,
    /** There is no such thing. */
    UNKNOWN
}
