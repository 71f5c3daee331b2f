package io.tillgate.resource.revocation;

/** Thrown if a record of the revocations topic cannot be parsed or verified. */
final class RecordRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private enum Chance {
        NONE,
        UNKNOWN_KEY,
        FUTURE
    }

    private final Chance chance;
    private final String reason;

    RecordRejectedException(String reason) {
        super(reason);
        this.reason = reason;
        this.chance = Chance.NONE;
    }

    RecordRejectedException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
        this.chance = Chance.NONE;
    }

    private RecordRejectedException(String reason, Chance chance) {
        super(reason);
        this.reason = reason;
        this.chance = chance;
    }

    static RecordRejectedException unknownKey() {
        return new RecordRejectedException("signed with a key that the issuer does not publish", Chance.UNKNOWN_KEY);
    }

    static RecordRejectedException fromTheFuture() {
        return new RecordRejectedException("iat is in the future", Chance.FUTURE);
    }

    /** Returns the rejection of a record that is signed by the issuer, but much older than the records before it. */
    static RecordRejectedException replay() {
        return new RecordRejectedException("older than the records before it: a replay");
    }

    boolean isForUnknownKey() {
        return chance == Chance.UNKNOWN_KEY;
    }

    /** Returns whether a later attempt may succeed: the key may be published by then, or the time reached. */
    boolean isRetryable() {
        return chance != Chance.NONE;
    }

    String reason() {
        return reason;
    }
}
