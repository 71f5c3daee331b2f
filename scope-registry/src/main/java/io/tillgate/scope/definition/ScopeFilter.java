package io.tillgate.scope.definition;

import org.jspecify.annotations.Nullable;

/**
 * Which active scopes to list.
 *
 * @param app only those of this app
 * @param group only those that a member of this group may grant
 */
record ScopeFilter(@Nullable String app, @Nullable String group) {}
