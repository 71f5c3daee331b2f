package io.tillgate.auth.revocation.bulk;

/**
 * The number of things that a bulk revocation affects. JWT access tokens are not stored and therefore not counted.
 *
 * @param grants live grants that are revoked
 * @param clients clients that lose tokens, or may have JWTs to lose
 * @param accounts accounts that are affected
 * @param apiKeys live API keys that are revoked
 * @param opaqueTokens live opaque access tokens that are revoked
 * @param sessions browser sessions that are ended
 */
public record RevocationImpact(
        long grants, long clients, long accounts, long apiKeys, long opaqueTokens, long sessions) {}
