package io.tillgate.resource.revocation;

import java.time.Instant;

/** Receives every record that was verified and applied, on the reader's thread. */
interface AppliedRecords {
    /** Ignores the records. */
    AppliedRecords NONE = new AppliedRecords() {
        @Override
        public void applied(ReadRecord record, Instant forgetAt) {
            // ignored
        }

        @Override
        public void heartbeat(byte[] value) {
            // ignored
        }
    };

    /** Receives a revocation that has no effect after {@code forgetAt}. */
    void applied(ReadRecord record, Instant forgetAt);

    /** Receives the newest heartbeat. */
    void heartbeat(byte[] value);
}
