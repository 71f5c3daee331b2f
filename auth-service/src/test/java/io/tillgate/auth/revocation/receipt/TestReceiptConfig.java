package io.tillgate.auth.revocation.receipt;

import java.time.Duration;

/** The usual settings, but for how many may wait. */
record TestReceiptConfig(int maxWaiting) implements ReceiptConfig {
    @Override
    public Duration longestWait() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration clockAllowance() {
        return Duration.ofSeconds(5);
    }
}
