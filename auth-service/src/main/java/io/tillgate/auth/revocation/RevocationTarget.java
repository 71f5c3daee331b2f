package io.tillgate.auth.revocation;

import io.tillgate.auth.revocation.event.RevocationTokens;
import java.util.UUID;

/**
 * The set of tokens to which a revocation applies.
 *
 * @param key the record key on the revocations topic, for example {@code grant:0b9f...}
 */
public record RevocationTarget(String key) {

    /** One access token, by its {@code jti}. */
    public static RevocationTarget token(String tokenId) {
        return new RevocationTarget("jti:" + tokenId);
    }

    /** A grant and everything that was issued under it. */
    public static RevocationTarget grant(UUID grantId) {
        return new RevocationTarget("grant:" + grantId);
    }

    /** One API key, by its id. */
    public static RevocationTarget apiKey(UUID keyId) {
        return new RevocationTarget("key:" + keyId);
    }

    /** Every token of an account. */
    public static RevocationTarget account(UUID accountId) {
        return new RevocationTarget("sub:" + accountId);
    }

    /** Every token of a client. */
    public static RevocationTarget client(String clientId) {
        return new RevocationTarget("client:" + clientId);
    }

    /** The tokens of the canary client, which does not exist. */
    public static RevocationTarget canary() {
        return client(RevocationTokens.CANARY_CLIENT);
    }

    /** Every token that holds a scope. */
    public static RevocationTarget scope(String namespace) {
        return new RevocationTarget("scope:" + namespace);
    }

    /** Every token that a key signed, regardless of its {@code iat}, which a forger can choose. */
    public static RevocationTarget signingKey(String keyId) {
        return new RevocationTarget("kid:" + keyId);
    }
}
