package io.tillgate.auth.scope;

/**
 * A scope definition that this service knows.
 *
 * @param namespace the scope
 * @param scope who may grant it
 * @param display how it is shown
 * @param active whether it may be granted at all; else it is retired
 */
public record KnownScope(String namespace, Scope scope, ScopeDisplay display, boolean active) {}
