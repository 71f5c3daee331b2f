package io.tillgate.user.password;

/**
 * The cost of a hash (RFC 9106 section 3.1).
 *
 * @param memoryKib memory in KiB ({@code m})
 * @param iterations passes over it ({@code t})
 * @param parallelism lanes ({@code p})
 */
public record Argon2Parameters(int memoryKib, int iterations, int parallelism) {}
