package io.tillgate.benchmarks.revocation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.resource.token.VerifiedToken;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The refusals of one token by all readers, looked out for on a thread of its own. */
public final class Refusals {
    private static final CompletableFuture<Long> AT_ONCE = CompletableFuture.completedFuture(Long.MIN_VALUE);

    private final CompletableFuture<Long> last;

    private Refusals(CompletableFuture<Long> last) {
        this.last = last;
    }

    /** Begins to look out; without readers, none is waited for. */
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

    /** When the last reader refused it, by {@link System#nanoTime()}; without readers, before anything. */
    public long last() {
        return last.join();
    }
}
