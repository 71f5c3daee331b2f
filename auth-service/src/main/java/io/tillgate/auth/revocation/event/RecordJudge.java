package io.tillgate.auth.revocation.event;

import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.revocation.RevocationRepository;
import io.tillgate.event.MalformedEventException;
import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Checks whether a record on the revocations topic is the one that this service wrote for a revocation. */
@ApplicationScoped
class RecordJudge {
    private static final Logger LOG = Logger.getLogger(RecordJudge.class);
    static final String REPLAYED = "replayed";
    /** The record was replayed, or the record of a newer revocation has not been read yet. */
    static final String OLDER = "older";

    private static final String REMOVED = "removed";
    private static final String UNVERIFIED = "unverified";

    /** The kinds whose revocations depend on the time at which a token was issued. */
    private static final Set<Kind> BY_TIME = EnumSet.of(Kind.SUB, Kind.CLIENT, Kind.SCOPE);

    private final KeyRing keys;
    private volatile Instant newest = Instant.EPOCH;

    RecordJudge(KeyRing keys) {
        this.keys = keys;
    }

    /** Records the latest timestamp seen on the topic. */
    void heartbeat(byte @Nullable [] value) {
        if (value == null || !keys.isLoaded()) {
            return;
        }
        keys.verify(Revocation.SET_TYPE, text(value)).ifPresent(claims -> {
            try {
                Instant time = Revocation.heartbeatTime(claims);
                newest = time.isAfter(newest) ? time : newest;
            } catch (MalformedEventException e) {
                LOG.debug("A record with the heartbeat's key is not a heartbeat", e);
            }
        });
    }

    /** Returns why a record does not match the revocation, as a short code; empty if it matches. */
    Optional<String> wrong(byte @Nullable [] value, RevocationRepository.Live revocation) {
        if (value == null) {
            return Optional.of(REMOVED);
        }
        String record = text(value);
        Optional<Revocation> signed = keys.verify(Revocation.SET_TYPE, record).flatMap(claims -> {
            try {
                return Optional.of(Revocation.fromClaims(claims));
            } catch (MalformedEventException e) {
                LOG.debug("A signed record is not a revocation", e);
                return Optional.empty();
            }
        });
        if (signed.isEmpty()) {
            return isOfAnotherKey(record, revocation) ? Optional.empty() : Optional.of(UNVERIFIED);
        }
        Revocation told = signed.get();
        if (!told.key().toString().equals(revocation.key())) {
            return Optional.of(UNVERIFIED);
        }
        if (Revocation.isReplay(told.issuedAt(), newest)) {
            return Optional.of(REPLAYED);
        }
        boolean older = BY_TIME.contains(told.key().kind()) && told.notBefore().isBefore(revocation.notBefore());
        return older ? Optional.of(OLDER) : Optional.empty();
    }

    /** Returns whether the signing key is the stored one but not loaded: revoked since, or just created elsewhere. */
    private boolean isOfAnotherKey(String record, RevocationRepository.Live revocation) {
        return KeyRing.keyIdOf(record)
                .filter(keyId ->
                        keyId.equals(revocation.signedBy()) && !keys.keyIds().contains(keyId))
                .isPresent();
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.US_ASCII);
    }
}
