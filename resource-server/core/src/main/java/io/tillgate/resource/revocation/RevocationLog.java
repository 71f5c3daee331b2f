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
 * Everything that is known to be revoked and not forgotten yet. A token is dead when its id, its grant, its API key or
 * its signing key is revoked, whenever it was issued, for whoever stole a key chooses what {@code iat} says; or when its
 * account, its client or one of its scopes is revoked and it was issued before the revocation's {@code not_before}.
 * Written by the reader's thread, read by any, without a lock.
 */
public final class RevocationLog {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationLog.class);
    private static final long ALWAYS = Span.of(Instant.MAX, Instant.MAX);

    private final Map<Kind, RevokedIds> entries = new EnumMap<>(Kind.class);
    private final AtomicLong version = new AtomicLong();
    private volatile @Nullable Map<Kind, RevokedIds> suspects;

    /** An empty log. */
    public RevocationLog() {
        for (Kind kind : Kind.values()) {
            entries.put(kind, new RevokedIds());
        }
    }

    /** Notes what a record is about, by its key, whose signature is not checked yet. For one thread at a time. */
    void suspect(String recordKey) {
        try {
            suspect(RevocationKey.parse(recordKey));
        } catch (MalformedEventException e) {
            LOG.debug("A record is about nothing that can be revoked", e); // its verification will say so
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

    /** Every record that something was suspected by has been applied or rejected. */
    void dismissSuspects() {
        suspects = null;
    }

    /** Adds a revocation; what is known of the same key already is only ever widened. For one thread at a time. */
    public void apply(Revocation revocation) {
        RevocationKey key = revocation.key();
        of(entries, key.kind()).widen(key.value(), Span.of(revocation.notBefore(), revocation.expiresAt()));
        version.incrementAndGet();
    }

    /**
     * Whether a token is dead.
     *
     * @throws RevocationPendingException where that cannot be told yet, soon after a start
     */
    public boolean isRevoked(VerifiedToken token) {
        Map<Kind, RevokedIds> unchecked = suspects; // before the entries: what is no longer here is there
        if (isRevokedBy(entries, token, token.issuedAt().getEpochSecond())) {
            return true;
        }
        if (unchecked != null && isRevokedBy(unchecked, token, 0)) {
            throw new RevocationPendingException();
        }
        return false;
    }

    /** Whether a token is dead for good: its id, its grant, its API key or its signing key is revoked. */
    public boolean isEnded(VerifiedToken token) {
        return isEndedBy(entries, token);
    }

    /** Grows with every revocation: an answer of {@link #isRevoked} holds for as long as this stays the same. */
    public long version() {
        return version.get();
    }

    /** How many revocations are held. */
    public int size() {
        return entries.values().stream().mapToInt(RevokedIds::size).sum();
    }

    /** Forgets revocations whose tokens have all expired, in good time. For the thread that writes. */
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

    @SuppressWarnings("NullAway") // every kind is there
    private static RevokedIds of(Map<Kind, RevokedIds> ids, Kind kind) {
        return ids.get(kind);
    }
}
