package io.tillgate.benchmarks.revocation;

import io.tillgate.benchmarks.scenario.Credential;
import java.io.IOException;

/** A kind of credential whose revocation is measured repeatedly. */
public interface Victim {
    /** Returns the name in the report. */
    String name();

    /** Creates a new, unused credential. */
    Credential arm(int round) throws IOException, InterruptedException;

    /** Revokes the last credential of {@link #arm}, and returns the response status. */
    int kill() throws IOException, InterruptedException;
}
