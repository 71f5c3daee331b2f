package io.tillgate.resource.revocation;

import io.tillgate.event.MalformedEventException;
import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.resource.token.VerifiedToken;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The known revocations that have not expired. A token is revoked if its id, grant, API key or signing key is revoked,
 * whatever its {@code iat}, which the thief of a signing key chooses. It is also revoked if it was issued before the
 * {@code not_before} of a revocation of its account, its client or one of its scopes. One thread writes; any thread
 * reads, without a lock.
 */
public final class RevocationLog {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationLog.class);
    private static final long ALWAYS = Span.of(Instant.MAX, Instant.MAX);

    private final Map<Kind, RevokedIds> entries = new EnumMap<>(Kind.class);
    private final AtomicLong version = new AtomicLong();
    private volatile @Nullable Map<Kind, RevokedIds> suspects;

    /** Creates an empty log. */
    public RevocationLog() {
        for (Kind kind : Kind.values()) {
            entries.put(kind, new RevokedIds());
        }
    }

    /** Notes the key of a record as a suspect until its signature is checked. For one thread at a time. */
    void suspect(String recordKey) {
        try {
            suspect(RevocationKey.parse(recordKey));
        } catch (MalformedEventException e) {
            LOG.debug("The key of a record does not name a revocable object", e); // its verification rejects it
        }
    }

    void suspect(RevocationKey key) {
        Map<Kind, RevokedIds> noted = suspects;
        if (noted == null) {
            noted = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                noted.put(kind, new RevokedIds());
            }
            suspects = noted;
        }
        of(noted, key.kind()).widen(key.value(), ALWAYS);
    }

    /** Drops the suspects, once all of their records have been applied or rejected. */
    void dismissSuspects() {
        suspects = null;
    }

    /** Adds a revocation; it only ever extends an entry with the same key. For one thread at a time. */
    public void apply(Revocation revocation) {
        RevocationKey key = revocation.key();
        of(entries, key.kind()).widen(key.value(), Span.of(revocation.notBefore(), revocation.expiresAt()));
        version.incrementAndGet();
    }

    /**
     * Returns whether a token is revoked.
     *
     * @throws RevocationPendingException if that is unknown, soon after a start
     */
    public boolean isRevoked(VerifiedToken token) {
        Map<Kind, RevokedIds> unchecked = suspects; // read before the entries, which hold what has left the suspects
        if (isRevokedBy(entries, token, token.issuedAt().getEpochSecond())) {
            return true;
        }
        if (unchecked != null && isRevokedBy(unchecked, token, 0)) {
            throw new RevocationPendingException();
        }
        return false;
    }

    /** Returns whether a token is revoked for good: by its id, its grant, its API key or its signing key. */
    public boolean isEnded(VerifiedToken token) {
        return isEndedBy(entries, token);
    }

    /** A version that grows with every revocation; while it is unchanged, results of {@link #isRevoked} still hold. */
    public long version() {
        return version.get();
    }

    /** Returns the number of revocations. */
    public int size() {
        return entries.values().stream().mapToInt(RevokedIds::size).sum();
    }

    /** Removes revocations whose tokens have all expired, perhaps with a delay. For the writing thread. */
    public void forgetExpired(Instant now) {
        entries.values().forEach(ids -> ids.forget(now.getEpochSecond()));
    }

    private static boolean isRevokedBy(Map<Kind, RevokedIds> ids, VerifiedToken token, long issuedAt) {
        return isEndedBy(ids, token)
                || isBefore(ids, Kind.SUB, token.subject(), issuedAt)
                || isBefore(ids, Kind.CLIENT, token.clientId(), issuedAt)
                || holdsRevokedScope(ids, token, issuedAt);
    }

    private static boolean isEndedBy(Map<Kind, RevokedIds> ids, VerifiedToken token) {
        return isNamed(ids, Kind.JTI, token.tokenId())
                || isNamed(ids, Kind.GRANT, token.grantId())
                || isNamed(ids, Kind.KEY, token.apiKeyId())
                || isNamed(ids, Kind.KID, token.signingKeyId());
    }

    private static boolean holdsRevokedScope(Map<Kind, RevokedIds> ids, VerifiedToken token, long issuedAt) {
        if (of(ids, Kind.SCOPE).size() == 0) {
            return false;
        }
        for (String scope : token.scopes()) {
            if (isBefore(ids, Kind.SCOPE, scope, issuedAt)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(Map<Kind, RevokedIds> ids, Kind kind, @Nullable String value) {
        return value != null && of(ids, kind).get(value) != Span.NONE;
    }

    private static boolean isBefore(Map<Kind, RevokedIds> ids, Kind kind, @Nullable String value, long issuedAt) {
        if (value == null) {
            return false;
        }
        long span = of(ids, kind).get(value);
        return span != Span.NONE && issuedAt < Span.notBefore(span);
    }

    @SuppressWarnings("NullAway") // the map has every kind
    private static RevokedIds of(Map<Kind, RevokedIds> ids, Kind kind) {
        return ids.get(kind);
    }
}
