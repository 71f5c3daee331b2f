package io.tillgate.event;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A revocation: the claims of a Security Event Token (RFC 8417) on the {@link Topic#REVOCATIONS} topic. This class only
 * maps the claims. Writers sign them with the issuer's key ({@code typ} {@value #SET_TYPE}); readers must verify the
 * signature first.
 *
 * @param id the token's {@code jti}, a UUID
 * @param issuer the issuer
 * @param issuedAt when it was decided, in milliseconds if {@code toe} is present, otherwise in seconds
 * @param key what is revoked
 * @param notBefore tokens issued before this time are revoked; in seconds
 * @param expiresAt when every such token has expired and the record may be deleted
 * @param reason the reason, a short stable word such as {@code revoked_by_client}
 * @param actor the account id or client id that caused it; null if the service itself did
 */
public record Revocation(
        String id,
        String issuer,
        Instant issuedAt,
        RevocationKey key,
        Instant notBefore,
        Instant expiresAt,
        String reason,
        @Nullable String actor) {

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final double MILLIS_PER_SECOND = 1_000;

    /** The {@code typ} header of a signed revocation (RFC 8417 section 2.3). */
    public static final String SET_TYPE = "secevent+jwt";

    /** The event identifier of all revocations. */
    public static final String EVENT = "https://tillgate.io/secevent/revoked";

    /** The additional event identifier of account revocations (OpenID CAEP 1.0). */
    public static final String CAEP_SESSION_REVOKED =
            "https://schemas.openid.net/secevent/caep/event-type/session-revoked";

    /** The record key of the heartbeat. */
    public static final String HEARTBEAT_KEY = "heartbeat";

    /** The event identifier of the heartbeat. */
    public static final String HEARTBEAT_EVENT = "https://tillgate.io/secevent/heartbeat";

    /**
     * The client that the issuer revokes every few seconds to measure how long a revocation takes. No client can be
     * registered with this name.
     */
    public static final String CANARY_CLIENT = "canary:";

    /**
     * The Kafka header of a record for whose enforcement a request waits; its value is the {@code jti}. A resource
     * server reports such a record as soon as it has applied it. The header is not signed: a forged one only causes a
     * report or delays a receipt.
     */
    public static final String RECEIPT_HEADER = "receipt";

    /** How much older a record may be than the records before it: no transaction of the issuer takes longer. */
    public static final Duration REPLAY_ALLOWANCE = Duration.ofMinutes(10);

    /**
     * Returns whether a record is too old to have been written by the issuer after a record of {@code newestBefore}.
     * Records are on the topic in the order of their decision, within {@link #REPLAY_ALLOWANCE}.
     */
    public static boolean isReplay(Instant time, Instant newestBefore) {
        return time.plus(REPLAY_ALLOWANCE).isBefore(newestBefore);
    }

    /** Returns whether this is a revocation of the canary. */
    public boolean isCanary() {
        return key.equals(RevocationKey.of(RevocationKey.Kind.CLIENT, CANARY_CLIENT));
    }

    /** Returns the claims to sign. */
    public Map<String, Object> toClaims() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("key", key.toString());
        event.put("reason", reason);
        if (actor != null) {
            event.put("actor", actor);
        }
        Map<String, Object> events = new LinkedHashMap<>();
        events.put(EVENT, event);
        if (key.kind() == RevocationKey.Kind.SUB) {
            Map<String, Object> subject = Map.of("format", "iss_sub", "iss", issuer, "sub", key.value());
            events.put(CAEP_SESSION_REVOKED, Map.of("event_timestamp", issuedAt.getEpochSecond(), "subject", subject));
        }
        Map<String, Object> claims = setClaims(issuer, id, issuedAt, events);
        claims.put("not_before", notBefore.getEpochSecond());
        claims.put("exp", expiresAt.getEpochSecond());
        if (issuedAt.getNano() >= NANOS_PER_MILLI) {
            claims.put("toe", BigDecimal.valueOf(issuedAt.toEpochMilli(), 3)); // RFC 8417 section 2.2
        }
        return claims;
    }

    /** Returns the claims of a heartbeat without key ids. */
    public static Map<String, Object> heartbeatClaims(String issuer, Instant at) {
        return heartbeatClaims(issuer, at, List.of());
    }

    /**
     * Returns the claims of a heartbeat: every revocation that was committed before {@code at} precedes it on the
     * topic.
     *
     * @param keyIds the ids of the issuer's published keys; a reader fetches a missing key before it is used to sign
     */
    public static Map<String, Object> heartbeatClaims(String issuer, Instant at, Collection<String> keyIds) {
        Map<String, Object> claims =
                setClaims(issuer, UUID.randomUUID().toString(), at, Map.of(HEARTBEAT_EVENT, Map.of()));
        claims.put("as_of", at.toEpochMilli());
        claims.put("kids", List.copyOf(keyIds));
        return claims;
    }

    /**
     * Reads verified claims.
     *
     * @throws MalformedEventException if they are not a revocation
     */
    public static Revocation fromClaims(Map<String, ?> claims) {
        Map<?, ?> event = map(map(claims.get("events"), "events").get(EVENT), EVENT);
        Object actor = event.get("actor");
        return new Revocation(
                text(claims.get("jti"), "jti"),
                text(claims.get("iss"), "iss"),
                claims.get("toe") instanceof Number toe
                        ? Instant.ofEpochMilli(Math.round(toe.doubleValue() * MILLIS_PER_SECOND))
                        : seconds(claims.get("iat"), "iat"),
                RevocationKey.parse(text(event.get("key"), "key")),
                seconds(claims.get("not_before"), "not_before"),
                seconds(claims.get("exp"), "exp"),
                text(event.get("reason"), "reason"),
                actor == null ? null : text(actor, "actor"));
    }

    /**
     * Returns the time up to which a heartbeat with verified claims guarantees completeness.
     *
     * @throws MalformedEventException if they are not a heartbeat
     */
    public static Instant heartbeatTime(Map<String, ?> claims) {
        map(map(claims.get("events"), "events").get(HEARTBEAT_EVENT), HEARTBEAT_EVENT);
        if (claims.get("as_of") instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue());
        }
        throw new MalformedEventException("claim as_of is not a number");
    }

    /** Returns the ids of the issuer's published keys from verified claims of a heartbeat; empty if it has none. */
    public static List<String> heartbeatKeyIds(Map<String, ?> claims) {
        return claims.get("kids") instanceof Collection<?> ids
                ? ids.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static Map<String, Object> setClaims(String issuer, String id, Instant at, Map<String, ?> events) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("jti", id);
        claims.put("iat", at.getEpochSecond());
        claims.put("events", events);
        return claims;
    }

    private static Map<?, ?> map(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new MalformedEventException("claim " + name + " is not an object");
    }

    private static String text(@Nullable Object value, String name) {
        if (value instanceof String text) {
            return text;
        }
        throw new MalformedEventException("claim " + name + " is not a string");
    }

    private static Instant seconds(@Nullable Object value, String name) {
        if (value instanceof Number seconds) {
            return Instant.ofEpochSecond(seconds.longValue());
        }
        throw new MalformedEventException("claim " + name + " is not a number");
    }
}
