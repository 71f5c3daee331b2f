package io.tillgate.local.demo;

import io.tillgate.local.part.PartException;
import java.time.Duration;

/** Measures how long after the revocation's answer the protected API refuses the token. */
final class RevocationWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Origin origin;

    RevocationWatch(Origin origin) {
        this.origin = origin;
    }

    /** To be called at the revocation's answer; returns at the first 401. */
    Duration untilRefused(String token) {
        long began = System.nanoTime();
        while (true) {
            Answer answer = origin.send(TokenCalls.dishes(token));
            Duration since = Duration.ofNanos(System.nanoTime() - began);
            if (answer.status() == 401) {
                return since;
            }
            if (answer.status() != 200) {
                throw new PartException("After the revocation the API answered " + answer.status()
                        + "; it should answer 200 until it knows, then 401.");
            }
            if (since.compareTo(PATIENCE) > 0) {
                throw new PartException("The API still takes the token " + PATIENCE.toSeconds()
                        + " s after its revocation; it should refuse it within milliseconds.");
            }
        }
    }
}
