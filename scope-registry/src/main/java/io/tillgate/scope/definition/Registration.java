package io.tillgate.scope.definition;

/**
 * The result of a registration.
 *
 * @param definition the current definition
 * @param created whether the scope is new, or was retired before
 */
record Registration(ScopeDefinition definition, boolean created) {}
