package io.tillgate.resource.revocation;

import java.time.Instant;

/** Hears of every record that was verified and applied, on the reader's thread. */
interface AppliedRecords {
    /** Nobody listens. */
    AppliedRecords NONE = new AppliedRecords() {
        @Override
        public void applied(ReadRecord record, Instant forgetAt) {
            // Nobody listens.
        }

        @Override
        public void heartbeat(byte[] value) {
            // Nobody listens.
        }
    };

    /** A revocation, which may be forgotten at a time. */
    void applied(ReadRecord record, Instant forgetAt);

    /** The newest heartbeat. */
    void heartbeat(byte[] value);
}
