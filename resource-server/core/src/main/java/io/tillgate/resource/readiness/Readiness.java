package io.tillgate.resource.readiness;

import java.util.Map;

/**
 * What came of asking whether an instance is ready.
 *
 * @param ready whether it is
 * @param details why, for the health page: strings, longs and booleans by name, in their order; nothing of a token
 */
public record Readiness(boolean ready, Map<String, Object> details) {}
