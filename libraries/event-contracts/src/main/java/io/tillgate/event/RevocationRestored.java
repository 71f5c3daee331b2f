package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * Somebody else wrote to the revocations topic what would have taken the place of a revocation once the topic is compacted.
 * The revocation was signed anew and written again.
 *
 * @param revocationKey what is revoked, the key of both records
 * @param cause what was written: {@code replayed} if an older record of the issuer, {@code removed} if a tombstone,
 *     {@code unverified} if nothing that the issuer has signed
 */
public record RevocationRestored(String revocationKey, String cause) implements Event {

    /** Requires what is not nullable. */
    public RevocationRestored {
        requireNonNull(revocationKey, "revocationKey");
        requireNonNull(cause, "cause");
    }

    @Override
    public String key() {
        return revocationKey;
    }
}
