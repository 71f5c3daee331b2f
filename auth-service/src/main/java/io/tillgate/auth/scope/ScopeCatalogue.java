package io.tillgate.auth.scope;

import java.util.Map;

/**
 * The scopes that may be granted at one time.
 *
 * @param version incremented by each change of a scope
 * @param active the active definitions, by namespace
 */
public record ScopeCatalogue(long version, Map<String, Scope> active) {}
