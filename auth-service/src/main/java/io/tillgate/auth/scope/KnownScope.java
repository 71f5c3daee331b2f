package io.tillgate.auth.scope;

/**
 * A scope definition that this service knows.
 *
 * @param scope who may grant it
 * @param display how it is shown to users
 * @param active whether it may be granted; false if it is retired
 */
public record KnownScope(String namespace, Scope scope, ScopeDisplay display, boolean active) {}
