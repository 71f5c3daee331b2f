package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.resource.token.VerifiedToken;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known to be revoked and not forgotten yet. A token is dead when its id, its grant, its API key or
 * its signing key is revoked, whenever it was issued, for whoever stole a key chooses what {@code iat} says; or when its
 * account, its client or one of its scopes is revoked and it was issued before the revocation's {@code not_before}. Written by the reader's thread, read by any.
 */
public final class RevocationLog {
    private final Map<Kind, Map<String, Span>> entries = new EnumMap<>(Kind.class);
    private final AtomicLong version = new AtomicLong();

    /** An empty log. */
    public RevocationLog() {
        for (Kind kind : Kind.values()) {
            entries.put(kind, new ConcurrentHashMap<>());
        }
    }

    /** Adds a revocation; what is known of the same key already is only ever widened. */
    public void apply(Revocation revocation) {
        RevocationKey key = revocation.key();
        Span span = new Span(
                revocation.notBefore().getEpochSecond(), revocation.expiresAt().getEpochSecond());
        of(key.kind()).merge(key.value(), span, Span::widen);
        version.incrementAndGet();
    }

    /** Whether a token is dead. */
    public boolean isRevoked(VerifiedToken token) {
        long issuedAt = token.issuedAt().getEpochSecond();
        return isEnded(token)
                || isBefore(Kind.SUB, token.subject(), issuedAt)
                || isBefore(Kind.CLIENT, token.clientId(), issuedAt)
                || holdsRevokedScope(token, issuedAt);
    }

    /** Whether a token is dead for good: its id, its grant, its API key or its signing key is revoked. */
    public boolean isEnded(VerifiedToken token) {
        return isNamed(Kind.JTI, token.tokenId())
                || isNamed(Kind.GRANT, token.grantId())
                || isNamed(Kind.KEY, token.apiKeyId())
                || isNamed(Kind.KID, token.signingKeyId());
    }

    /** Grows with every revocation: an answer of {@link #isRevoked} holds for as long as this stays the same. */
    public long version() {
        return version.get();
    }

    /** How many revocations are held. */
    public int size() {
        return entries.values().stream().mapToInt(Map::size).sum();
    }

    /** Forgets the revocations whose tokens have all expired. */
    public void forgetExpired(Instant now) {
        long second = now.getEpochSecond();
        entries.values().forEach(spans -> spans.values().removeIf(span -> span.forgetAt < second));
    }

    private boolean holdsRevokedScope(VerifiedToken token, long issuedAt) {
        if (of(Kind.SCOPE).isEmpty()) {
            return false;
        }
        for (String scope : token.scopes()) {
            if (isBefore(Kind.SCOPE, scope, issuedAt)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(Kind kind, @Nullable String value) {
        return value != null && of(kind).containsKey(value);
    }

    private boolean isBefore(Kind kind, @Nullable String value, long issuedAt) {
        if (value == null) {
            return false;
        }
        Span span = of(kind).get(value);
        return span != null && issuedAt < span.notBefore;
    }

    @SuppressWarnings("NullAway") // the constructor fills every kind
    private Map<String, Span> of(Kind kind) {
        return entries.get(kind);
    }

    /** In epoch seconds: tokens issued before {@code notBefore} are dead; nobody needs to know after {@code forgetAt}. */
    private record Span(long notBefore, long forgetAt) {
        Span widen(Span other) {
            return new Span(Math.max(notBefore, other.notBefore), Math.max(forgetAt, other.forgetAt));
        }
    }
}
