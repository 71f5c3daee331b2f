/**
 * Scope definitions: the meaning of a scope (RFC 6749 section 3.3), who may grant it, and which client owns its
 * namespace. Conditional requests follow RFC 9110 section 13.
 */
@NullMarked
package io.tillgate.scope.definition;

import org.jspecify.annotations.NullMarked;
