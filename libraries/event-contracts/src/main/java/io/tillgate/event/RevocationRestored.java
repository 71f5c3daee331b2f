package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * An unauthorized record on the revocations topic would have replaced a revocation at compaction. The revocation was
 * signed and written again.
 *
 * @param revocationKey what is revoked, the key of both records
 * @param cause the unauthorized record: {@code replayed} if an older record of the issuer, {@code removed} if a
 *     tombstone, {@code unverified} if the issuer did not sign it
 */
public record RevocationRestored(String revocationKey, String cause) implements Event {

    /** Requires all fields. */
    public RevocationRestored {
        requireNonNull(revocationKey, "revocationKey");
        requireNonNull(cause, "cause");
    }

    @Override
    public String key() {
        return revocationKey;
    }
}
