package io.tillgate.auth.killswitch;

/**
 * How much dies. Access tokens that are JWTs are kept nowhere, so nobody can count them.
 *
 * @param grants live grants that end
 * @param clients clients that lose tokens, or may have some to lose
 * @param accounts accounts that lose something
 * @param apiKeys live API keys that end
 * @param opaqueTokens live opaque access tokens that die
 * @param sessions browser sessions that end
 */
public record Toll(long grants, long clients, long accounts, long apiKeys, long opaqueTokens, long sessions) {}
