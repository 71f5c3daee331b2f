package io.tillgate.local.demo;

import io.tillgate.local.client.Answer;
import io.tillgate.local.client.Origin;
import io.tillgate.local.client.TokenCalls;
import io.tillgate.local.part.PartException;
import java.time.Duration;

/** Measures how long after the response to a revocation the protected API refuses the token. */
final class RevocationWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Origin origin;

    RevocationWatch(Origin origin) {
        this.origin = origin;
    }

    /** Polls the API until it answers 401. Call it as soon as the revocation is answered. */
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
