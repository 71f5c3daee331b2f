package io.tillgate.benchmarks.revocation;

import io.tillgate.benchmarks.scenario.Credential;
import java.io.IOException;

/** Something that can be revoked again and again. */
public interface Victim {
    /** What is revoked, in words. */
    String name();

    /** A new credential, which nobody has used yet. */
    Credential arm(int round) throws IOException, InterruptedException;

    /** Revokes what {@link #arm} gave last; the status of the answer. */
    int kill() throws IOException, InterruptedException;
}
