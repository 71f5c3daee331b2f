package io.tillgate.scope.definition;

/**
 * What came of a registration.
 *
 * @param definition the definition as it now is
 * @param created true where the scope could not be granted before and now can
 */
record Registration(ScopeDefinition definition, boolean created) {}
