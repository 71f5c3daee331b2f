package io.tillgate.auth.revocation.bulk;

/**
 * What a bulk revocation ends. Access tokens that are JWTs are not stored and therefore not counted.
 *
 * @param grants live grants that end
 * @param clients clients that lose tokens, or may have some to lose
 * @param accounts accounts that lose something
 * @param apiKeys live API keys that end
 * @param opaqueTokens live opaque access tokens that die
 * @param sessions browser sessions that end
 */
public record RevocationImpact(
        long grants, long clients, long accounts, long apiKeys, long opaqueTokens, long sessions) {}
