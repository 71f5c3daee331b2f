package io.tillgate.resource.revocation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The revoked ids of one kind. Ids that are UUIDs, nearly all, are in a table; names, such as a bootstrap client's or a
 * scope, are in a map. One thread at a time writes; any thread reads.
 */
final class RevokedIds {
    private final UuidTable uuids = new UuidTable();
    private final Map<String, Long> names = new ConcurrentHashMap<>();

    /** Returns the span of an id; {@link Span#NONE} if it is not revoked. */
    long get(String id) {
        if (UuidText.is(id)) {
            return uuids.get(UuidText.high(id), UuidText.low(id));
        }
        return names.isEmpty() ? Span.NONE : names.getOrDefault(id, Span.NONE);
    }

    void widen(String id, long span) {
        if (UuidText.is(id)) {
            uuids.widen(UuidText.high(id), UuidText.low(id), span);
        } else {
            names.merge(id, span, Span::widen);
        }
    }

    void forget(long second) {
        uuids.forget(second);
        names.values().removeIf(span -> Span.forgetAt(span) < second);
    }

    int size() {
        return uuids.size() + names.size();
    }
}
