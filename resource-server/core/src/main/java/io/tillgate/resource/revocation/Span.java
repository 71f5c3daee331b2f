package io.tillgate.resource.revocation;

import java.time.Instant;

/**
 * Packs the two times of a revocation into one long, each in 32 bits as epoch seconds (until 2106). Tokens issued
 * before {@code notBefore} are revoked; the revocation can be forgotten after {@code forgetAt}.
 */
final class Span {
    /** The absence of a span. */
    static final long NONE = 0;

    private static final long MAX = 0xFFFF_FFFFL;

    private Span() {}

    static long of(Instant notBefore, Instant forgetAt) {
        return of(notBefore.getEpochSecond(), forgetAt.getEpochSecond());
    }

    static long notBefore(long span) {
        return span >>> 32;
    }

    static long forgetAt(long span) {
        return span & MAX;
    }

    static long widen(long one, long other) {
        return of(Math.max(notBefore(one), notBefore(other)), Math.max(forgetAt(one), forgetAt(other)));
    }

    private static long of(long notBefore, long forgetAt) {
        return clamp(0, notBefore) << 32 | clamp(1, forgetAt);
    }

    private static long clamp(long least, long second) {
        return Math.max(least, Math.min(MAX, second));
    }
}
