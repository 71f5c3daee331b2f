package io.tillgate.resource.readiness;

import java.util.Map;

/**
 * The readiness of an instance.
 *
 * @param ready whether it is ready
 * @param details the reasons, for the health page: strings, longs and booleans by name, in order; nothing of a token
 */
public record Readiness(boolean ready, Map<String, Object> details) {}
