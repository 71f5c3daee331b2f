package io.tillgate.scope.definition;

import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of active scopes.
 *
 * @param app lists only the scopes of this app
 * @param group lists only the scopes that a member of this group may grant
 */
record ScopeFilter(@Nullable String app, @Nullable String group) {}
