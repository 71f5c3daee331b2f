package io.tillgate.auth.revocation.event;

import com.nimbusds.jose.JWSAlgorithm;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.SigningKey;
import io.tillgate.auth.key.TokenSigner;
import io.tillgate.auth.revocation.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.Topic;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Builds revocations and heartbeats as signed Security Event Tokens, which a writer to the topic cannot forge. */
@ApplicationScoped
public class RevocationTokens {
    /** The client id that canary revocations use. */
    public static final String CANARY_CLIENT = io.tillgate.event.Revocation.CANARY_CLIENT;

    private static final String CONTENT_TYPE = "content-type";
    private static final String SECEVENT = "application/secevent+jwt";
    private static final Map<String, String> HEADERS = Map.of(CONTENT_TYPE, SECEVENT);

    private final Vertx vertx;
    private final KeyRing keys;
    private final TokenSigner tokens;
    private final Clock clock;
    private final String issuer;

    RevocationTokens(Vertx vertx, KeyRing keys, TokenSigner tokens, Clock clock, AuthConfig config) {
        this.vertx = vertx;
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
        this.issuer = config.issuer().toString();
    }

    /** Returns the key that signs records now. */
    public SigningKey signer() {
        return keys.signingKey(JWSAlgorithm.RS256);
    }

    /**
     * Returns the signed records of revocations, one for each signer. Many are signed on a worker thread, because their
     * signatures take longer than other requests of the event loop should wait.
     */
    public Uni<List<OutboxRecord>> records(List<Revocation> revocations, List<SigningKey> signers) {
        return revocations.size() > 1
                ? vertx.executeBlocking(() -> sign(revocations, signers), false)
                : Uni.createFrom().item(sign(revocations, signers));
    }

    private List<OutboxRecord> sign(List<Revocation> revocations, List<SigningKey> signers) {
        return revocations.stream()
                .flatMap(revocation -> signers.stream().map(signer -> record(revocation, signer)))
                .toList();
    }

    /** Returns the signed record of a revocation. */
    public OutboxRecord record(Revocation revocation, SigningKey signer) {
        io.tillgate.event.Revocation contract = contract(revocation);
        Map<String, String> headers = revocation.awaited()
                ? Map.of(CONTENT_TYPE, SECEVENT, io.tillgate.event.Revocation.RECEIPT_HEADER, revocation.id())
                : HEADERS;
        return record(contract.key().toString(), headers, contract.toClaims(), signer);
    }

    private io.tillgate.event.Revocation contract(Revocation revocation) {
        return new io.tillgate.event.Revocation(
                revocation.id(),
                issuer,
                clock.instant(),
                RevocationKey.parse(revocation.target().key()),
                revocation.notBefore(),
                revocation.expiresAt(),
                revocation.reason(),
                revocation.actor());
    }

    OutboxRecord heartbeat(Instant at) {
        return record(
                io.tillgate.event.Revocation.HEARTBEAT_KEY,
                HEADERS,
                io.tillgate.event.Revocation.heartbeatClaims(issuer, at, keys.keyIds()),
                signer());
    }

    private OutboxRecord record(
            String key, Map<String, String> headers, Map<String, Object> claims, SigningKey signer) {
        String signed = tokens.sign(io.tillgate.event.Revocation.SET_TYPE, claims, signer);
        return new OutboxRecord(
                Topic.REVOCATIONS.topicName(), key, headers, signed.getBytes(StandardCharsets.US_ASCII));
    }
}
