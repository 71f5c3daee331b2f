package io.tillgate.benchmarks.revocation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.resource.token.VerifiedToken;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Waits on a separate thread until all readers refuse a token. */
public final class Refusals {
    private static final CompletableFuture<Long> AT_ONCE = CompletableFuture.completedFuture(Long.MIN_VALUE);

    private final CompletableFuture<Long> last;

    private Refusals(CompletableFuture<Long> last) {
        this.last = last;
    }

    /** Starts waiting. Without readers it ends at once. */
    public static Refusals await(@Nullable Readers readers, JsonNode introspected) throws IOException {
        if (readers == null) {
            return new Refusals(AT_ONCE);
        }
        VerifiedToken token = Readers.token(introspected);
        if (readers.anyRefuses(token)) {
            throw new IOException("a reader refuses the token before it is revoked");
        }
        return new Refusals(CompletableFuture.supplyAsync(() -> readers.untilAllRefuse(token)));
    }

    /**
     * Returns when the last reader refused the token, by {@link System#nanoTime()}; the least value without readers.
     */
    public long last() {
        return last.join();
    }
}
